import { and, eq, gt, sql } from "drizzle-orm";
import { invitations } from "@/db/schema/invitations";
import { members } from "@/db/schema/members";
import { users } from "@/db/schema/users";
import type { TenantTx } from "@/db/scope";
import { requireProofForRoles } from "@/lib/access/require-proof";
import { auditEvent } from "@/lib/audit/events";
import type { EmailAddress } from "@/lib/kernel/email-address";
import { invalid, Refusal } from "@/lib/kernel/refusal";
import { refuseUncovered } from "@/lib/members/rules";
import type { Role } from "@/lib/permissions/role";
import { inLog } from "@/lib/permissions/role-in-log";
import type { MemberScene } from "@/lib/usecase/access/member-scene";
import type { Context } from "@/lib/usecase/context";
import { countLiveInvitations } from "./count-live-invitations";
import { invitationMail } from "./mails";
import { refuseWithoutSeat } from "./rules";
import { expireOld, outsideReasonOf, permitMail, storeInvitation } from "./store-invitation";

export interface Invitee {
  readonly email: EmailAddress;
  readonly name: string | null;
  readonly role: Role;
  readonly message: string | null;
  /** Why an address outside the approved domains is invited all the same; null when nobody has said so. */
  readonly outsideReason: string | null;
}

/**
 * Makes one invitation under the organisation's lock, or refuses with the reason. Says nothing about whether the address
 * has an account: only members are compared (IN-08).
 */
export async function makeInvitation(scene: MemberScene & { readonly ctx: Context }, invitee: Invitee) {
  const { tx, organisation, actor } = scene;
  // A private account has one member and no Team page.
  if (organisation.kind !== "team") throw new Refusal("not_found");
  refuseUncovered(actor, invitee.role);
  requireProofForRoles(actor, invitee.role);
  const { typed: email, canonical: emailCanonical } = invitee.email;
  const outsideReason = outsideReasonOf(organisation, invitee);
  await refuseMember(tx, organisation.id, emailCanonical, actor.userId);
  await refuseInvited(tx, organisation.id, emailCanonical);
  await refuseFull(scene);
  await permitMail(scene, emailCanonical);
  // Last, because many at once go on after a refusal: one that is refused leaves everything as it was.
  await expireOld(tx, organisation.id, emailCanonical);

  const made = await storeInvitation(scene, { ...invitee, outsideReason, forProjects: false });
  const details = {
    role: inLog(invitee.role),
    expiresAt: made.expiresAt.toISOString(),
    isOutside: outsideReason !== null,
  };
  return {
    invitationId: made.id,
    email,
    event: auditEvent("invitation.sent", made.id, details, { id: null, name: invitee.name, email }),
    message: invitationMail({ organisationId: organisation.id, invitationId: made.id, sendNumber: 1 }),
  };
}

/** Refuses when no seat is free: members have one each, live invitations reserve one (product.md 4.15). */
export async function refuseFull({ tx, ctx, organisation }: MemberScene & { readonly ctx: Context }): Promise<void> {
  const reserved = await countLiveInvitations(tx, organisation.id);
  const seats = { used: organisation.memberCount, reserved, limit: organisation.seatLimit };
  refuseWithoutSeat(seats, ctx.settings.supportEmail);
}

async function refuseMember(tx: TenantTx, organisationId: string, emailCanonical: string, actorId: string) {
  const [member] = await tx
    .select({ userId: users.id })
    .from(users)
    .innerJoin(members, and(eq(members.userId, users.id), eq(members.organisationId, organisationId)))
    .where(eq(users.emailCanonical, emailCanonical));
  if (!member) return;
  throw invalid({ email: member.userId === actorId ? "own_address" : "member_already" });
}

async function refuseInvited(tx: TenantTx, organisationId: string, emailCanonical: string) {
  const [invited] = await tx
    .select({ id: invitations.id })
    .from(invitations)
    .where(
      and(
        eq(invitations.organisationId, organisationId),
        eq(invitations.emailCanonical, emailCanonical),
        eq(invitations.state, "pending"),
        gt(invitations.expiresAt, sql`now()`),
      ),
    );
  if (invited) throw invalid({ email: "invited_already" });
}
