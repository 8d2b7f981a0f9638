import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { farewells } from "@/db/schema/farewells";
import { members } from "@/db/schema/members";
import { organisations } from "@/db/schema/organisations";
import { roles } from "@/db/schema/roles";
import { users } from "@/db/schema/users";
import type { SystemTx } from "@/db/scope";
import { auditEvent } from "@/lib/audit/events";
import { recordAuditEvent } from "@/lib/audit/record";
import { none } from "@/lib/audit/silence";
import { parseEmailAddress } from "@/lib/kernel/email-address";
import { invalid, Refusal } from "@/lib/kernel/refusal";
import { endMembership } from "@/lib/members/end-membership";
import { countOwners } from "@/lib/members/hold-member";
import { message } from "@/lib/messages/messages";
import { isRoleKey } from "@/lib/permissions/table";
import { defineCommand } from "@/lib/usecase/command";
import { confirmPassword } from "./confirm-password";
import { erasePerson } from "./erase-person";
import { deleteAccountInput } from "./schema";

/**
 * Ends every membership, each with its entry in its organisation's log, and erases the person. Refused while they are
 * the only owner of a team, which is named (product.md 3.11, INV-03).
 */
export const deleteAccount = defineCommand({
  name: "delete_account",
  access: "account",
  changesTeam: true,
  proof: "fresh",
  input: deleteAccountInput,
  prepare: ({ ctx, actor, input }) => confirmPassword(ctx, actor, input.password, "password"),
  async run({ tx, ctx, actor, input }) {
    const { userId, name, email, emailCanonical } = actor;
    if (parseEmailAddress(input.email)?.canonical !== emailCanonical) {
      throw invalid({ email: `Type ${email} to confirm` });
    }
    const mine = await holdMemberships(tx, userId);
    await refuseSoleOwner(tx, mine);
    const person = { id: userId, name, email };
    for (const { organisationId, memberId, roleKey } of mine) {
      const ended = await endMembership(tx, organisationId, { memberId, userId }, "inviter_left");
      const details = { role: roleKey, userId, ...ended.counts };
      for (const event of [auditEvent("member.left", memberId, details, person), ...ended.events]) {
        await recordAuditEvent(tx, ctx, organisationId, { kind: "member", id: userId, person }, event);
      }
    }
    for (const { organisationId } of mine.filter(({ kind }) => kind === "personal")) {
      await tx
        .update(organisations)
        .set({ name: "Deleted account", deletedAt: sql`now()` })
        .where(eq(organisations.id, organisationId));
    }
    const farewellId = ctx.ids.create("far");
    await tx.insert(farewells).values({ id: farewellId, name, address: emailCanonical });
    await erasePerson(tx, { userId, emailCanonical });
    return {
      value: null,
      event: none("the person's own events are erased; every organisation has its entry"),
      messages: [message("account_deleted", { farewellId })],
    };
  },
});

/**
 * The memberships, after nobody can add one: the person is held against everybody who shares them. The wrapper has locked
 * the organisations that it found; one that was joined since is locked here.
 */
async function holdMemberships(tx: SystemTx, userId: string) {
  await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for("update");
  const rows = await tx
    .select({
      organisationId: organisations.id,
      kind: organisations.kind,
      name: organisations.name,
      memberId: members.id,
      roleKey: roles.key,
    })
    .from(members)
    .innerJoin(organisations, and(eq(organisations.id, members.organisationId), isNull(organisations.deletedAt)))
    .innerJoin(roles, eq(roles.id, members.roleId))
    .where(eq(members.userId, userId))
    .orderBy(asc(organisations.id))
    .for("update", { of: organisations });
  return rows.map(({ roleKey, ...row }) => ({ ...row, roleKey: roleKey && isRoleKey(roleKey) ? roleKey : "member" }));
}

async function refuseSoleOwner(tx: SystemTx, mine: Awaited<ReturnType<typeof holdMemberships>>) {
  const alone: string[] = [];
  for (const { organisationId, kind, name, roleKey } of mine) {
    if (kind !== "team" || roleKey !== "owner") continue;
    if ((await countOwners(tx, organisationId)) <= 1) alone.push(name);
  }
  if (alone.length === 0) return;
  throw new Refusal("conflict", { reason: "last_owner", facts: { organisations: alone.join(", ") } });
}
