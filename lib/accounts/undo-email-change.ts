import { and, eq, gte, isNull, sql } from "drizzle-orm";
import { violatedUnique } from "@/db/failures";
import { emailChanges } from "@/db/schema/email-changes";
import { accountEvent } from "@/lib/audit/account-events";
import { Refusal } from "@/lib/kernel/refusal";
import { visitor } from "@/lib/usecase/access/visitor";
import { defineCommand } from "@/lib/usecase/command";
import { lockEmailChange, moveAddress, undoes } from "./email-change-links";
import { emailChangeUndoneMail } from "./email-change-mails";
import { linkInput } from "./input";

/**
 * The button behind the link to the old address: it is the person's again, every session ends, and changes made or asked
 * for since then are undone with it, so that a thief cannot shake the owner off by changing twice (SU-05).
 */
export const undoEmailChange = defineCommand({
  name: "undo_email_change",
  access: visitor,
  input: linkInput,
  async run({ tx, ctx, input }) {
    const held = await lockEmailChange(tx, undoes(input.token));
    const { oldEmail, oldEmailCanonical, confirmedAt } = held?.change ?? {};
    if (!held || !oldEmail || !oldEmailCanonical || !confirmedAt) throw new Refusal("expired");
    const { id: changeId, userId } = held.change;
    const undone = await tx
      .update(emailChanges)
      .set({ undoneAt: sql`now()` })
      .where(and(eq(emailChanges.userId, userId), gte(emailChanges.confirmedAt, confirmedAtOf(changeId))))
      .returning({ id: emailChanges.id });
    await tx.delete(emailChanges).where(and(eq(emailChanges.userId, userId), isNull(emailChanges.confirmedAt)));
    const to = { email: oldEmail, emailCanonical: oldEmailCanonical };
    await moveAddress(tx, userId, to, null).catch((error: unknown) => {
      throw violatedUnique(error) === null ? error : new Refusal("conflict", { reason: "taken" });
    });
    const eventId = ctx.ids.create("evt");
    return {
      value: null,
      event: accountEvent("email.change_undone", userId, {}, eventId),
      messages: [
        emailChangeUndoneMail({ changeId, eventId, to: "old" }),
        ...undone.map(({ id }) => emailChangeUndoneMail({ changeId: id, eventId, to: "new" })),
      ],
    };
  },
});

/** Compared in the database, which knows the microseconds that a Date loses. */
const confirmedAtOf = (id: string) => sql`(select c.confirmed_at from email_changes c where c.id = ${id})`;
