import { and, eq, gt, isNull, ne, sql } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { organisations } from "@/db/schema/organisations";
import { sessions } from "@/db/schema/sessions";
import { passwordAttempts, users } from "@/db/schema/users";
import { asSystem } from "@/db/scope";
import { accountEvent } from "@/lib/audit/account-events";
import { auditEvent } from "@/lib/audit/events";
import { recordAccountEvent, recordAuditEvent } from "@/lib/audit/record";
import { enqueue } from "@/lib/messages/enqueue";
import { message } from "@/lib/messages/messages";
import type { Context } from "@/lib/usecase/context";
import type { Attempt } from "./password-attempts";

/**
 * The tenth wrong password: other sessions end, the person is told by mail, and the team organisations that they belong
 * to find it in their logs. The counter itself was locked when the attempt was taken.
 */
export async function lockAccount(ctx: Context, attempt: Attempt, keepSessionId: string | null): Promise<void> {
  await asSystem(ctx.db, async (tx) => {
    const [locked] = await tx
      .select({ name: users.name, email: users.email })
      .from(passwordAttempts)
      .innerJoin(users, eq(users.id, passwordAttempts.userId))
      .where(
        and(
          eq(passwordAttempts.userId, attempt.userId),
          eq(passwordAttempts.deviceId, attempt.deviceId),
          gt(passwordAttempts.lockedUntil, sql`now()`),
        ),
      );
    // A right password came in between and opened it again.
    if (!locked) return;
    const minutes = ctx.settings.lockoutMinutes;
    await tx.delete(sessions).where(and(eq(sessions.userId, attempt.userId), ne(sessions.id, keepSessionId ?? "")));
    const eventId = ctx.ids.create("evt");
    await recordAccountEvent(tx, ctx, accountEvent("account.locked", attempt.userId, { minutes }, eventId));
    await enqueue(tx, message("account_locked", { eventId }));
    const teams = await tx
      .select({ organisationId: members.organisationId, memberId: members.id })
      .from(members)
      .innerJoin(organisations, eq(organisations.id, members.organisationId))
      .where(and(eq(members.userId, attempt.userId), eq(organisations.kind, "team"), isNull(organisations.deletedAt)))
      .orderBy(members.organisationId);
    for (const { organisationId, memberId } of teams) {
      const person = { id: attempt.userId, name: locked.name, email: locked.email };
      const event = auditEvent("account.locked", memberId, { userId: attempt.userId, minutes }, person);
      await recordAuditEvent(tx, ctx, organisationId, { kind: "system", id: null, person: null }, event);
    }
  });
}
