import { and, eq, sql } from "drizzle-orm";
import { invitations } from "@/db/schema/invitations";
import { members } from "@/db/schema/members";
import type { TenantTx } from "@/db/scope";
import { auditEvent } from "@/lib/audit/events";
import { Refusal } from "@/lib/kernel/refusal";
import { builtInRole, builtInRoleId, type Role } from "@/lib/permissions/role";
import { inLog } from "@/lib/permissions/role-in-log";
import { joinProjects, type Promised, readPromised } from "@/lib/project-team/join-projects";
import { readRole } from "@/lib/roles/read-roles";
import type { InviteeScene } from "@/lib/usecase/access/invitee";
import { invitee } from "@/lib/usecase/access/invitee";
import { defineCommand } from "@/lib/usecase/command";
import { nothing } from "@/lib/usecase/input";
import type { Outcome } from "@/lib/usecase/outcome";
import { invitationAcceptedMail, invitationNotGrantedMail } from "./mails";
import { readInviterRole } from "./read-inviter-role";
import { mayStillGrant, refuseDead, stepBeforeJoining } from "./rules";

export type Accepted =
  | { readonly kind: "member"; readonly slug: string; readonly organisationName: string }
  /** Whoever invited may no longer grant the role: nothing is granted, and the owners are told (IN-07). */
  | { readonly kind: "not_granted"; readonly organisationName: string };

/**
 * Makes the membership that an invitation promises. Judged under the organisation's and the invitation's lock: the
 * address proven now, the state now, the inviter's rights now, the seats now (INV-01, 02, 06, 08).
 */
export const acceptInvitation = defineCommand({
  name: "accept_invitation",
  access: invitee,
  locks: "team",
  input: nothing,
  async run(scene): Promise<Outcome<Accepted>> {
    const { tx, ctx, organisation, invitation } = scene;
    const { user } = scene.actor;
    if (!user) throw new Refusal("verification_required", { reason: "sign_in" });
    if (user.emailCanonical !== invitation.emailCanonical) throw new Refusal("forbidden", { reason: "wrong_account" });
    refuseDead(scene);
    // Somebody outside the approved domains comes in through their own mailbox only (product.md 2).
    if (invitation.outsideReason !== null && !scene.actor.byMail) {
      throw new Refusal("forbidden", { reason: "mailed_link_only" });
    }
    // Before anything is written: somebody who lacks it would be a member who cannot open anything (INV-15).
    const missing = stepBeforeJoining(scene);
    if (missing) throw new Refusal("verification_required", { reason: missing });
    const role = await readRole(tx, invitation.roleId);
    const existing = await findMember(tx, organisation.id, user.userId);
    const problem = await grantProblem(tx, invitation, role);
    const mayBringIn = existing !== null || problem === null || organisation.projectManagersMayInvite;
    const promised = await readPromised(scene, mayBringIn);
    if (problem && promised.every(({ permissions }) => permissions === null)) return notGranted(scene, role, problem);

    if (!existing && organisation.memberCount >= organisation.seatLimit) {
      throw new Refusal("conflict", { reason: "no_seat_left", facts: { limit: organisation.seatLimit } });
    }
    const memberId = existing ?? ctx.ids.create("mem");
    // Whoever comes for a project alone gets the role that grants nothing beyond it.
    const joinsAs = problem ? builtInRole("member") : role;
    // An existing member's role is never overwritten.
    if (!existing) {
      await tx.insert(members).values({
        id: memberId,
        organisationId: organisation.id,
        userId: user.userId,
        roleId: joinsAs.id,
      });
    }
    await leavePending(tx, invitation.id, { state: "accepted", acceptedBy: user.userId });
    if (scene.actor.byMail) {
      // The mailed link shows that the address is still theirs (product.md 3.9).
      await tx.execute(sql`select prove_address_by_invitation(${invitation.id}, ${user.userId})`);
    }
    const person = { id: user.userId, name: user.name, email: user.email };
    const details = { role: inLog(joinsAs), memberId, invitedBy: invitation.invitedBy, wasMember: existing !== null };
    const joining = { tx, ctx, organisationId: organisation.id, memberId, person };
    const joined = await joinProjects(joining, promised);
    // Come for a project, although the organisation had promised a role as well.
    const withheld = problem && !invitation.forProjects ? { role: inLog(role), because: problem } : null;
    return {
      value: { kind: "member", slug: organisation.slug, organisationName: organisation.name },
      event: [
        auditEvent("invitation.accepted", invitation.id, details, person),
        ...(withheld
          ? [
              auditEvent(
                "invitation.role_withheld",
                invitation.id,
                { ...withheld, invitedBy: invitation.invitedBy },
                person,
              ),
            ]
          : []),
        ...joined.events,
      ],
      messages: [
        ...joined.messages,
        ...whoInvited(scene, existing === null, promised).map((inviterId) =>
          invitationAcceptedMail({ organisationId: organisation.id, invitationId: invitation.id, inviterId }),
        ),
      ],
    };
  },
});

/** Who hears that the person came, once each, although they may have invited into the organisation and into projects. */
function whoInvited({ invitation }: InviteeScene, isNew: boolean, promised: readonly Promised[]): readonly string[] {
  const kept = promised.filter(({ permissions }) => permissions !== null);
  return Array.from(new Set([...(isNew ? [invitation.invitedBy] : []), ...kept.map(({ invitedBy }) => invitedBy)]));
}

async function findMember(tx: TenantTx, organisationId: string, userId: string) {
  const [row] = await tx
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.organisationId, organisationId), eq(members.userId, userId)));
  return row?.id ?? null;
}

/** Why the role is not given; null: it is. An invitation into projects promises none (product.md 4.3). */
async function grantProblem(tx: TenantTx, invitation: InviteeScene["invitation"], role: Role) {
  const inviter = await readInviterRole(tx, invitation);
  if (!inviter) return "inviter_gone" as const;
  if (invitation.forProjects) return "inviter_lacks_right" as const;
  return mayStillGrant(inviter, role) ? null : ("inviter_lacks_right" as const);
}

async function notGranted(
  { tx, organisation, invitation }: InviteeScene,
  role: Role,
  because: "inviter_gone" | "inviter_lacks_right",
): Promise<Outcome<Accepted>> {
  await leavePending(tx, invitation.id, { state: "revoked" });
  const owners = await tx
    .select({ userId: members.userId })
    .from(members)
    .where(and(eq(members.organisationId, organisation.id), eq(members.roleId, builtInRoleId("owner"))));
  const person = { id: null, name: invitation.name, email: invitation.email };
  const details = { role: inLog(role), invitedBy: invitation.invitedBy, because };
  return {
    value: { kind: "not_granted", organisationName: organisation.name },
    event: auditEvent("invitation.not_granted", invitation.id, details, person),
    messages: owners.map(({ userId }) =>
      invitationNotGrantedMail({
        organisationId: organisation.id,
        invitationId: invitation.id,
        ownerId: userId,
      }),
    ),
  };
}

async function leavePending(
  tx: TenantTx,
  id: string,
  to: { state: "accepted"; acceptedBy: string } | { state: "revoked" },
) {
  const left = await tx
    .update(invitations)
    .set({ ...to, stateChangedAt: sql`now()` })
    .where(and(eq(invitations.id, id), eq(invitations.state, "pending")))
    .returning({ id: invitations.id });
  if (left.length === 0) throw new Refusal("expired");
}
