import { sessions } from "@/db/schema/sessions";
import { accountEvent } from "@/lib/audit/account-events";
import { Refusal } from "@/lib/kernel/refusal";
import { hashToken, randomToken } from "@/lib/secrets/derive-token";
import { sessionOf } from "@/lib/sessions/session-of";
import { findLink, spendCode } from "@/lib/two-factor/codes";
import { visitor } from "@/lib/usecase/access/visitor";
import { defineCommand } from "@/lib/usecase/command";
import { linkInput } from "./input";
import { proveAddress } from "./prove-address";

/**
 * The button behind the mailed link: the address is good for another 90 days. Works in any browser, because whoever has
 * the mail has the mailbox; the session of this browser, if it is the person's, goes on under a new token (SE-04).
 */
export const revalidateEmail = defineCommand({
  name: "revalidate_email",
  access: visitor,
  input: linkInput,
  async run({ tx, actor, input }) {
    const link = await findLink(tx, "revalidation", input.token);
    if (!link || !(await spendCode(tx, link.id))) throw new Refusal("expired");
    const { userId } = link;
    await proveAddress(tx, userId);
    const token = randomToken();
    const [session] = await tx
      .update(sessions)
      .set({ sessionToken: hashToken(token) })
      .where(sessionOf(actor, userId))
      .returning({ expires: sessions.expires });
    const value = session ? { token, expiresAt: session.expires.toISOString() } : null;
    return { value, event: accountEvent("address.proven", userId) };
  },
});
