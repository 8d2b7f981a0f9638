import { and, eq, lte, sql } from "drizzle-orm";
import { invitations } from "@/db/schema/invitations";
import { members } from "@/db/schema/members";
import { users } from "@/db/schema/users";
import type { TenantTx } from "@/db/scope";
import { auditEvent } from "@/lib/audit/events";
import { invalid, Refusal } from "@/lib/kernel/refusal";
import { permitInvitation } from "@/lib/limits/mail-limits";
import { refuseUncovered } from "@/lib/members/rules";
import { message } from "@/lib/messages/messages";
import { builtInRoleId } from "@/lib/roles/built-in-role-id";
import { deriveToken, hashToken, newSeed } from "@/lib/secrets/derive-token";
import { defineCommand } from "@/lib/usecase/command";
import { countLiveInvitations } from "./count-live-invitations";
import { invitationHours, refuseWithoutSeat } from "./rules";
import { inviteMemberInput } from "./schema";

/** Invites one address. Says nothing about whether the address has an account: only members are compared (IN-08). */
export const inviteMember = defineCommand({
  name: "invite_member",
  access: { role: "team:manage" },
  changesTeam: true,
  input: inviteMemberInput,
  async run({ tx, ctx, organisation, actor, input }) {
    // A private account has one member and no Team page.
    if (organisation.kind !== "team") throw new Refusal("not_found");
    refuseUncovered(actor, input.role);
    const { typed: email, canonical: emailCanonical } = input.email;
    await refuseMember(tx, organisation.id, emailCanonical, actor.userId);
    await expireOld(tx, organisation.id, emailCanonical);
    await refuseInvited(tx, organisation.id, emailCanonical);
    const reserved = await countLiveInvitations(tx, organisation.id);
    const seats = { used: organisation.memberCount, reserved, limit: organisation.seatLimit };
    refuseWithoutSeat(seats, ctx.settings.supportEmail);
    const wait = await permitInvitation(tx, organisation.id, actor.userId, emailCanonical);
    if (wait > 0) throw new Refusal("rate_limited", { facts: { minutes: Math.ceil(wait / 60) } });

    const id = ctx.ids.create("inv");
    const seed = newSeed(ctx.mailKeys);
    const [made] = await tx
      .insert(invitations)
      .values({
        id,
        organisationId: organisation.id,
        email,
        emailCanonical,
        name: input.name,
        message: input.message,
        roleId: builtInRoleId(input.role),
        invitedBy: actor.userId,
        expiresAt: sql`now() + make_interval(hours => ${invitationHours})`,
        ...seed,
        tokenHash: hashToken(deriveToken(ctx.mailKeys, "invitation", id, seed)),
        proofHash: hashToken(deriveToken(ctx.mailKeys, "invitation-proof", id, seed)),
      })
      .returning({ expiresAt: invitations.expiresAt });
    if (!made) throw new Error("an invitation was not stored");
    const details = { role: input.role, expiresAt: made.expiresAt.toISOString() };
    return {
      value: { invitationId: id, email },
      event: auditEvent("invitation.sent", id, details, { id: null, name: input.name, email }),
      messages: [message("invitation", { organisationId: organisation.id, invitationId: id, sendNumber: 1 })],
    };
  },
});

async function refuseMember(tx: TenantTx, organisationId: string, emailCanonical: string, actorId: string) {
  const [member] = await tx
    .select({ userId: users.id })
    .from(users)
    .innerJoin(members, and(eq(members.userId, users.id), eq(members.organisationId, organisationId)))
    .where(eq(users.emailCanonical, emailCanonical));
  if (!member) return;
  throw invalid({ email: member.userId === actorId ? "This is your own address" : "This person is already a member" });
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
      ),
    );
  if (invited) throw invalid({ email: "This address is already invited. Revoke that invitation to send another one" });
}
