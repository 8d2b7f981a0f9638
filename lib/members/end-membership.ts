import { and, eq, sql } from "drizzle-orm";
import { invitations } from "@/db/schema/invitations";
import { members } from "@/db/schema/members";
import { projectInvitations } from "@/db/schema/projects";
import type { SystemTx, TenantTx } from "@/db/scope";
import { type AuditEvent, type AuditPerson, auditEvent } from "@/lib/audit/events";
import { revokeLive } from "@/lib/invitations/revoke-live";
import { endOffersOfMember } from "@/lib/ownership/end-offer";
import type { Role } from "@/lib/permissions/role";
import { inLog } from "@/lib/permissions/role-in-log";
import { freeCases } from "@/lib/service-cases/free-cases";
import { countLiveTokens } from "@/lib/tokens/live-tokens";
import { endResetsOfMember } from "@/lib/two-factor-resets/end-resets-of-member";
import { placesOfMember } from "./places-of-member";

interface Membership {
  readonly organisationId: string;
  readonly memberId: string;
  readonly role: Role;
  readonly person: AuditPerson & { readonly id: string };
  /** The access review in which it was decided. */
  readonly reviewId?: string;
}

export interface EndedMembership {
  readonly events: readonly AuditEvent[];
  readonly orphaned: readonly { readonly id: string; readonly name: string }[];
}

/** Why a membership ends: by itself, by somebody of the organisation, or because of what happens to the account. */
type Because = "left" | "removed" | "end_date" | "archived";

const inviter = {
  left: "inviter_left",
  removed: "inviter_removed",
  end_date: "inviter_ended",
  archived: "inviter_removed",
} as const;

/**
 * Deletes a membership and what hangs on it: the invitations that the person sent are revoked, and those into projects that
 * they have themselves; a request to reset their factors and an offer of ownership end; their service cases are open again; places in projects and API tokens for this organisation die with the row. Called
 * under the organisation's lock, by whatever ends a membership.
 *
 * @returns the event of each, the membership's own first, and the projects that nobody manages from now on
 */
export async function endMembership(
  tx: TenantTx | SystemTx,
  { organisationId, memberId, role, person, reviewId }: Membership,
  because: Because,
): Promise<EndedMembership> {
  const userId = person.id;
  // They go with the row (AP-05); afterwards nobody could say how many there were, and what was held.
  const revokedTokens = await countLiveTokens(tx, organisationId, userId);
  const places = await placesOfMember(tx, organisationId, memberId);
  const offers = await endOffersOfMember(tx, organisationId, userId);
  // What only a colleague was promised is nothing to come back by. While the person can still be seen as a member.
  const theirs = sql`${invitations.emailCanonical} = (select u.email_canonical from users u where u.id = ${userId})`;
  const promised = await revokeLive(
    tx,
    organisationId,
    and(eq(invitations.forProjects, true), theirs),
    "membership_ended",
  );
  await handOverInvitations(tx, organisationId, userId);
  const freed = await freeOfMember(tx, { organisationId, memberId, person });
  await tx.delete(members).where(and(eq(members.organisationId, organisationId), eq(members.id, memberId)));
  const revoked = await revokeLive(tx, organisationId, eq(invitations.invitedBy, userId), inviter[because]);
  const gone = because === "left" ? "member_left" : "member_removed";
  const resets = await endResetsOfMember(tx, organisationId, { memberId, userId }, gone);
  const details = {
    role: inLog(role),
    userId,
    revokedInvitations: revoked.length,
    ...(revokedTokens > 0 ? { revokedTokens } : {}),
    ...(places.length > 0
      ? {
          projects: places.map(({ project, permissions, isLastManager }) => ({
            project,
            permissions: [...permissions],
            needsManager: isLastManager,
          })),
        }
      : {}),
  };
  const ended =
    because === "left"
      ? auditEvent("member.left", memberId, details, person)
      : auditEvent(
          "member.removed",
          memberId,
          {
            ...details,
            ...(because === "removed" ? {} : { because }),
            ...(reviewId ? { reviewId } : {}),
          },
          person,
        );
  return {
    events: [ended, ...promised, ...revoked, ...offers, ...resets, ...freed],
    orphaned: places.filter(({ isLastManager }) => isLastManager).map(({ project }) => project),
  };
}

/** Nobody assigns them another case, and they pick none up in another window, from when their row is held on. */
async function freeOfMember(
  tx: TenantTx | SystemTx,
  { organisationId, memberId, person }: Pick<Membership, "organisationId" | "memberId" | "person">,
): Promise<AuditEvent[]> {
  await tx
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.organisationId, organisationId), eq(members.id, memberId)))
    .for("update");
  return freeCases(tx, { organisationId, memberId, person, projectId: null });
}

/**
 * What they promised in projects goes with them. An invitation that was made for projects lives on while somebody else
 * has promised something in it, and is that person's from now on.
 */
async function handOverInvitations(tx: TenantTx | SystemTx, organisationId: string, userId: string): Promise<void> {
  await tx
    .delete(projectInvitations)
    .where(and(eq(projectInvitations.organisationId, organisationId), eq(projectInvitations.invitedBy, userId)));
  const heir = sql`(select p.invited_by from project_invitations p
    where p.invitation_id = ${invitations.id} order by p.created_at, p.id limit 1)`;
  await tx
    .update(invitations)
    .set({ invitedBy: heir })
    .where(
      and(
        eq(invitations.organisationId, organisationId),
        eq(invitations.invitedBy, userId),
        eq(invitations.forProjects, true),
        eq(invitations.state, "pending"),
        sql`${heir} is not null`,
      ),
    );
}
