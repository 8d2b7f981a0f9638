import { and, desc, eq, gt, sql } from "drizzle-orm";
import { registrations } from "@/db/schema/users";
import { checkWithoutAccount } from "@/lib/accounts/check-password";
import { confirmRegistrationMail } from "@/lib/accounts/mails";
import { noEvent } from "@/lib/audit/no-event";
import { permitMailFromStranger } from "@/lib/limits/mail-limits";
import type { Preparation } from "@/lib/usecase/preparation";

/**
 * A right password for a registration that nobody has confirmed yet mails its link again (product.md 3.2). Costs the hash
 * of a sign-in whether or not there is one (AT-05).
 */
export async function mailLinkAgain(ctx: Preparation, canonical: string, password: string): Promise<void> {
  const [waiting] = await ctx.look((tx) =>
    tx
      .select({ id: registrations.id, passwordHash: registrations.passwordHash })
      .from(registrations)
      .where(and(eq(registrations.emailCanonical, canonical), gt(registrations.expiresAt, sql`now()`)))
      .orderBy(desc(registrations.createdAt))
      .limit(1),
  );
  if (!(await checkWithoutAccount(password, waiting?.passwordHash ?? null)) || !waiting) return;
  const again = confirmRegistrationMail({ registrationId: waiting.id, attempt: ctx.ids.create("evt") });
  await ctx.apart(async (tx) => {
    const wait = await permitMailFromStranger(tx, "registration", canonical, ctx.request.ip);
    const event = noEvent("there is no account yet that an event could belong to");
    return { value: null, event, messages: wait > 0 ? [] : [again] };
  });
}
