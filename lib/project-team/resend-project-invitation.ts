import { eq } from "drizzle-orm";
import { projectInvitations } from "@/db/schema/projects";
import { auditEvent } from "@/lib/audit/events";
import { refuseFull } from "@/lib/invitations/make-invitation";
import { restart } from "@/lib/invitations/send-again";
import { permitMail } from "@/lib/invitations/store-invitation";
import { named } from "@/lib/kernel/named";
import { Refusal } from "@/lib/kernel/refusal";
import { permissionsOfStored } from "@/lib/permissions/project-grants";
import { isStoredPermission } from "@/lib/permissions/project-table";
import { inProject } from "@/lib/usecase/access/project";
import { defineCommand } from "@/lib/usecase/command";
import { findColleague } from "./find-colleague";
import { projectInvitationInput } from "./input";
import { lockProjectInvitation } from "./lock-project-invitation";
import { mayInviteNew, refuseGranting } from "./rules";

/**
 * The same link again, its 14 days from now, at most once in five minutes. Whoever sends it answers for what it grants in
 * this project, so they must be able to give it. One with which the organisation promised a role is sent from its Team page.
 */
export const resendProjectInvitation = defineCommand({
  name: "resend_project_invitation",
  access: inProject("manage_service"),
  locks: "team",
  input: projectInvitationInput,
  async run({ input, ...scene }) {
    const { tx, organisation, project, actor } = scene;
    const found = await lockProjectInvitation(scene, input.projectInvitationId);
    const { promised, invitation, person, minutesToWait, isPastItsTime } = found;
    // It promises a role that is not this project's to give again.
    if (!invitation.forProjects) throw new Refusal("conflict", { reason: "organisations_own" });
    refuseGranting(actor, permissionsOfStored(promised.permissions.filter(isStoredPermission)));
    if (minutesToWait > 0)
      throw new Refusal("rate_limited", { reason: "sent_lately", facts: { minutes: minutesToWait } });
    const place = { organisationId: organisation.id, projectId: project.id };
    const colleague = await findColleague(tx, place, { email: invitation.emailCanonical });
    if (!colleague && isPastItsTime) {
      if (!mayInviteNew(organisation.projectManagersMayInvite, actor))
        throw new Refusal("forbidden", { reason: "no_new_people" });
      // One past its time has given its seat back.
      await refuseFull(scene);
    }
    await permitMail(scene, invitation.emailCanonical);
    await tx.update(projectInvitations).set({ invitedBy: actor.userId }).where(eq(projectInvitations.id, promised.id));
    const { details, message } = await restart(scene, invitation.id);
    return {
      value: { email: invitation.email },
      event: auditEvent("invitation.resent", invitation.id, { ...details, project: named(project) }, person),
      messages: [message],
    };
  },
});
