import { and, eq, gt, sql } from "drizzle-orm";
import { violatedUnique } from "@/db/failures";
import { emailChanges } from "@/db/schema/email-changes";
import { sessions } from "@/db/schema/sessions";
import type { SystemTx } from "@/db/scope";
import { accountEvent } from "@/lib/audit/account-events";
import { Refusal } from "@/lib/kernel/refusal";
import { findUnapprovingOrganisation } from "@/lib/organisations/find-unapproving-organisation";
import { sessionOf } from "@/lib/sessions/session-of";
import { visitor } from "@/lib/usecase/access/visitor";
import type { VisitorActor } from "@/lib/usecase/claims";
import { defineCommand } from "@/lib/usecase/command";
import { confirms, lockEmailChange, moveAddress } from "./email-change-links";
import { emailChangedMail } from "./email-change-mails";
import { linkInput } from "./input";

const undoHours = 72;

/**
 * The button behind the link to the new address: from now on it is the person's. The session that asked stays, all
 * others end; the old address is told and can undo it for 72 hours (SU-05).
 */
export const confirmEmailChange = defineCommand({
  name: "confirm_email_change",
  access: visitor,
  input: linkInput,
  async run({ tx, ctx, actor, input }) {
    const held = await lockEmailChange(tx, confirms(input.token));
    if (!held) throw new Refusal("expired");
    const { id, userId, sessionId, email, emailCanonical, isProposed } = held.change;
    if (isProposed && !(await isSignedInAs(tx, actor, userId)))
      throw new Refusal("conflict", { reason: "sign_in_as_them", facts: { name: held.person.name } });
    // Joined, or stricter, since it was asked.
    const unapproving = await findUnapprovingOrganisation(tx, userId, emailCanonical);
    if (unapproving) {
      throw new Refusal("conflict", { reason: "outside_domains", facts: { organisation: unapproving.name } });
    }
    await tx
      .update(emailChanges)
      .set({
        confirmedAt: sql`now()`,
        oldEmail: sql`(select u.email from users u where u.id = ${userId})`,
        oldEmailCanonical: sql`(select u.email_canonical from users u where u.id = ${userId})`,
        undoUntil: sql`now() + make_interval(hours => ${undoHours})`,
      })
      .where(eq(emailChanges.id, id));
    await moveAddress(tx, userId, { email, emailCanonical }, sessionId).catch((error: unknown) => {
      // Somebody has an account with this address by now: the link is as dead as any other (INV-08, AT-06).
      throw violatedUnique(error) === null ? error : new Refusal("expired");
    });
    const eventId = ctx.ids.create("evt");
    return {
      value: null,
      event: accountEvent("email.changed", userId, {}, eventId),
      messages: [emailChangedMail({ changeId: id, eventId })],
    };
  },
});

async function isSignedInAs(tx: SystemTx, actor: VisitorActor, userId: string): Promise<boolean> {
  return (await tx.$count(sessions, and(sessionOf(actor, userId), gt(sessions.expires, sql`now()`)))) > 0;
}
