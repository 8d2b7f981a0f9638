import { and, desc, eq, gt, sql } from "drizzle-orm";
import { registrations, users } from "@/db/schema/users";
import { noEvent } from "@/lib/audit/no-event";
import { permitMailFromStranger, refuseMailTooSoon } from "@/lib/limits/mail-limits";
import { hashToken } from "@/lib/secrets/derive-token";
import { visitor } from "@/lib/usecase/access/visitor";
import { defineCommand } from "@/lib/usecase/command";
import { mailRegistrationAgainInput } from "./input";
import { alreadyRegisteredMail, confirmRegistrationMail } from "./mails";

/**
 * The mail of a registration once more, for the browser that registered: its link, or that the address has an account. The
 * same answer for any address (AT-06).
 */
export const mailRegistrationAgain = defineCommand({
  name: "mail_registration_again",
  access: visitor,
  input: mailRegistrationAgainInput,
  async run({ tx, ctx, actor, input }) {
    const { canonical } = input.email;
    await refuseMailTooSoon(tx, "registration", canonical);
    const event = noEvent("there is no account yet that an event could belong to, or nothing about it changed");
    if ((await permitMailFromStranger(tx, "registration", canonical, ctx.request.ip)) > 0)
      return { value: null, event };
    const attempt = ctx.ids.create("evt");
    const [existing] = await tx.select({ id: users.id }).from(users).where(eq(users.emailCanonical, canonical));
    if (existing) return { value: null, event, messages: [alreadyRegisteredMail({ userId: existing.id, attempt })] };
    const [waiting] = await tx
      .select({ id: registrations.id })
      .from(registrations)
      .where(
        and(
          eq(registrations.emailCanonical, canonical),
          eq(registrations.browserHash, hashToken(actor.browserToken ?? "")),
          gt(registrations.expiresAt, sql`now()`),
        ),
      )
      .orderBy(desc(registrations.createdAt))
      .limit(1);
    const messages = waiting ? [confirmRegistrationMail({ registrationId: waiting.id, attempt })] : [];
    return { value: null, event, messages };
  },
});
