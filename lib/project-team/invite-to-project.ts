import { and, eq, gt, sql } from "drizzle-orm";
import { invitations } from "@/db/schema/invitations";
import { projectInvitations } from "@/db/schema/projects";
import type { TenantTx } from "@/db/scope";
import { auditEvent } from "@/lib/audit/events";
import { invitationMail } from "@/lib/invitations/mails";
import { refuseFull } from "@/lib/invitations/make-invitation";
import { invitationHours } from "@/lib/invitations/rules";
import { expireOld, outsideReasonOf, permitMail, storeInvitation } from "@/lib/invitations/store-invitation";
import { named } from "@/lib/kernel/named";
import { invalid, Refusal } from "@/lib/kernel/refusal";
import { storedFor } from "@/lib/permissions/project-grants";
import { builtInRole } from "@/lib/permissions/role";
import { inLog } from "@/lib/permissions/role-in-log";
import { inProject } from "@/lib/usecase/access/project";
import { defineCommand } from "@/lib/usecase/command";
import { findColleague } from "./find-colleague";
import { grantableFolders, refuseUngrantable } from "./folders";
import { inviteToProjectInput } from "./input";
import { mayInviteNew, refuseGranting } from "./rules";

const newcomersRole = builtInRole("member");

/**
 * Invites an address into the project: a colleague, or somebody new, who joins the organisation with the role that grants
 * nothing beyond its projects. What they will be able to do hangs on the one live invitation that an address has in an
 * organisation, with an inviter of its own (product.md 4.3, 4.5, 6.4).
 */
export const inviteToProject = defineCommand({
  name: "invite_to_project",
  access: inProject("manage_service"),
  locks: "team",
  input: inviteToProjectInput,
  async run({ input, ...scene }) {
    const { tx, ctx, organisation, project, actor } = scene;
    const { canonical, typed } = input.email;
    refuseGranting(actor, input.permissions);
    if (input.signInMethod && !project.hasEmailSignIn) throw new Refusal("conflict", { reason: "email_sign_in_off" });
    if (input.signInMethod === "sms_auth" && !ctx.settings.sms.isOn)
      throw new Refusal("conflict", { reason: "texts_off" });
    const folders = await grantableFolders(scene);
    refuseUngrantable(input.folders, folders);
    const place = { organisationId: organisation.id, projectId: project.id };
    const colleague = await findColleague(tx, place, { email: canonical });
    if (colleague?.userId === actor.userId) throw invalid({ email: "own_address" });
    if (colleague?.isInProject) throw invalid({ email: "in_team_already" });
    const live = await findLive(tx, organisation.id, canonical);
    if (live && (await hangsOn(tx, live.id, project.id))) throw invalid({ email: "invited_already" });
    const isNew = !colleague && !live;
    if (isNew && !mayInviteNew(organisation.projectManagersMayInvite, actor))
      throw new Refusal("forbidden", { reason: "no_new_people" });
    const outsideReason = isNew ? outsideReasonOf(organisation, input) : null;
    if (isNew) await refuseFull(scene);
    await permitMail(scene, canonical);
    if (!live) await expireOld(tx, organisation.id, canonical);

    const made = live
      ? await sendOnceMore(tx, live.id)
      : {
          sendNumber: 1,
          ...(await storeInvitation(scene, {
            email: input.email,
            name: colleague?.name ?? null,
            role: newcomersRole,
            message: null,
            outsideReason,
            forProjects: true,
          })),
        };
    const stored = storedFor(input.permissions);
    await tx.insert(projectInvitations).values({
      id: ctx.ids.create("pri"),
      ...place,
      invitationId: made.id,
      invitedBy: actor.userId,
      permissions: [...stored],
      signInMethod: input.signInMethod,
      // Where nobody chooses, everybody sees all, and goes on seeing it when choosing begins.
      folders: project.hasFolderPermissions ? input.folders : folders.map(({ id }) => id),
    });
    const person = { id: colleague?.userId ?? null, name: colleague?.name ?? null, email: typed };
    const expiresAt = made.expiresAt.toISOString();
    const promised = { project: named(project), permissions: input.permissions, expiresAt };
    const sent = { role: inLog(newcomersRole), expiresAt, isOutside: outsideReason !== null };
    return {
      value: { email: typed },
      event: [
        ...(live ? [] : [auditEvent("invitation.sent", made.id, sent, person)]),
        auditEvent("project_invitation.sent", made.id, promised, person),
      ],
      messages: [
        invitationMail({ organisationId: organisation.id, invitationId: made.id, sendNumber: made.sendNumber }),
      ],
    };
  },
});

/** The live invitation that the address has, held: what it promises grows. */
async function findLive(tx: TenantTx, organisationId: string, emailCanonical: string) {
  const [live] = await tx
    .select({ id: invitations.id })
    .from(invitations)
    .where(
      and(
        eq(invitations.organisationId, organisationId),
        eq(invitations.emailCanonical, emailCanonical),
        eq(invitations.state, "pending"),
        gt(invitations.expiresAt, sql`now()`),
      ),
    )
    .for("update");
  return live ?? null;
}

async function hangsOn(tx: TenantTx, invitationId: string, projectId: string): Promise<boolean> {
  const [found] = await tx
    .select({ id: projectInvitations.id })
    .from(projectInvitations)
    .where(and(eq(projectInvitations.invitationId, invitationId), eq(projectInvitations.projectId, projectId)));
  return found !== undefined;
}

/** The same link, with what it promises now. Its 14 days begin again, unless the organisation promised a role with it. */
async function sendOnceMore(tx: TenantTx, invitationId: string) {
  const [sent] = await tx
    .update(invitations)
    .set({
      sentAt: sql`now()`,
      sendNumber: sql`${invitations.sendNumber} + 1`,
      expiresAt: sql`case when ${invitations.forProjects} then now() + make_interval(hours => ${invitationHours})
        else ${invitations.expiresAt} end`,
    })
    .where(eq(invitations.id, invitationId))
    .returning({ id: invitations.id, sendNumber: invitations.sendNumber, expiresAt: invitations.expiresAt });
  if (!sent) throw new Error("a live invitation is gone");
  return sent;
}
