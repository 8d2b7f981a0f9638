import { and, eq, gt, lte, sql } from "drizzle-orm";
import { invitations } from "@/db/schema/invitations";
import { members } from "@/db/schema/members";
import { users } from "@/db/schema/users";
import type { TenantTx } from "@/db/scope";
import { requireProofForRoles } from "@/lib/access/require-proof";
import { auditEvent } from "@/lib/audit/events";
import type { EmailAddress } from "@/lib/kernel/email-address";
import { invalid, Refusal } from "@/lib/kernel/refusal";
import { permitInvitation } from "@/lib/limits/mail-limits";
import { refuseUncovered } from "@/lib/members/rules";
import { isApproved } from "@/lib/organisations/approved-domains";
import type { Role } from "@/lib/permissions/role";
import { inLog } from "@/lib/permissions/role-in-log";
import { newSeed } from "@/lib/secrets/derive-token";
import type { MemberScene } from "@/lib/usecase/access/member-scene";
import type { Context } from "@/lib/usecase/context";
import { countLiveInvitations } from "./count-live-invitations";
import { invitationHashes } from "./invitation-hashes";
import { invitationMail } from "./mails";
import { invitationHours, refuseWithoutSeat } from "./rules";

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
  const { tx, ctx, organisation, actor } = scene;
  // A private account has one member and no Team page.
  if (organisation.kind !== "team") throw new Refusal("not_found");
  refuseUncovered(actor, invitee.role);
  requireProofForRoles(actor, invitee.role);
  const { typed: email, canonical: emailCanonical } = invitee.email;
  const isOutside = !isApproved(emailCanonical, organisation.approvedDomains);
  if (isOutside && invitee.outsideReason === null) throw outside(organisation.approvedDomains);
  await refuseMember(tx, organisation.id, emailCanonical, actor.userId);
  await refuseInvited(tx, organisation.id, emailCanonical);
  await refuseFull(scene);
  const wait = await permitInvitation(tx, organisation.id, actor.userId, emailCanonical);
  if (wait > 0) throw new Refusal("rate_limited", { facts: { minutes: Math.ceil(wait / 60) } });
  // Last, because many at once go on after a refusal: one that is refused leaves everything as it was.
  await expireOld(tx, organisation.id, emailCanonical);

  const id = ctx.ids.create("inv");
  const seed = newSeed(ctx.mailKeys);
  const [made] = await tx
    .insert(invitations)
    .values({
      id,
      organisationId: organisation.id,
      email,
      emailCanonical,
      name: invitee.name,
      message: invitee.message,
      outsideReason: isOutside ? invitee.outsideReason : null,
      roleId: invitee.role.id,
      invitedBy: actor.userId,
      expiresAt: sql`now() + make_interval(hours => ${invitationHours})`,
      ...seed,
      ...invitationHashes(ctx.mailKeys, id, seed),
    })
    .returning({ expiresAt: invitations.expiresAt });
  if (!made) throw new Error("an invitation was not stored");
  const details = { role: inLog(invitee.role), expiresAt: made.expiresAt.toISOString(), isOutside };
  return {
    invitationId: id,
    email,
    event: auditEvent("invitation.sent", id, details, { id: null, name: invitee.name, email }),
    message: invitationMail({ organisationId: organisation.id, invitationId: id, sendNumber: 1 }),
  };
}

function outside(domains: readonly string[]) {
  return invalid({ email: "outside_domains" }, { facts: { domains: domains.join(", ") } });
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

/** An invitation past its time still stands as pending until somebody needs its place (INV-07). */
async function expireOld(tx: TenantTx, organisationId: string, emailCanonical: string) {
  await tx
    .update(invitations)
    .set({ state: "expired", stateChangedAt: sql`now()` })
    .where(
      and(
        eq(invitations.organisationId, organisationId),
        eq(invitations.emailCanonical, emailCanonical),
        eq(invitations.state, "pending"),
        lte(invitations.expiresAt, sql`now()`),
      ),
    );
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
