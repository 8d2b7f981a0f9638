import { and, eq, isNull, sql } from "drizzle-orm";
import { invitations } from "@/db/schema/invitations";
import { projectInvitations, projects } from "@/db/schema/projects";
import { auditEvent } from "@/lib/audit/events";
import { named } from "@/lib/kernel/named";
import { inProject } from "@/lib/usecase/access/project";
import { defineCommand } from "@/lib/usecase/command";
import { projectInvitationInput } from "./input";
import { lockProjectInvitation } from "./lock-project-invitation";

/** Takes the project out of the invitation. One that was made for projects and promises none any more is revoked. */
export const cancelProjectInvitation = defineCommand({
  name: "cancel_project_invitation",
  access: inProject("manage_service"),
  locks: "team",
  input: projectInvitationInput,
  async run({ input, ctx: _, ...scene }) {
    const { tx, project } = scene;
    const { promised, invitation, person } = await lockProjectInvitation(scene, input.projectInvitationId);
    await tx.delete(projectInvitations).where(eq(projectInvitations.id, promised.id));
    const [other] = await tx
      .select({ id: projectInvitations.id })
      .from(projectInvitations)
      .innerJoin(projects, and(eq(projects.id, projectInvitations.projectId), isNull(projects.deletedAt)))
      .where(eq(projectInvitations.invitationId, invitation.id))
      .limit(1);
    const isOver = invitation.forProjects && !other;
    if (isOver)
      await tx
        .update(invitations)
        .set({ state: "revoked", stateChangedAt: sql`now()` })
        .where(and(eq(invitations.id, invitation.id), eq(invitations.state, "pending")));
    const details = { project: named(project) };
    return {
      value: { email: invitation.email },
      event: [
        auditEvent("project_invitation.cancelled", invitation.id, details, person),
        ...(isOver ? [auditEvent("invitation.revoked", invitation.id, { because: "asked" }, person)] : []),
      ],
    };
  },
});
