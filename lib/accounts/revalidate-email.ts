import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { oneTimeCodes } from "@/db/schema/one-time-codes";
import { sessions } from "@/db/schema/sessions";
import { users } from "@/db/schema/users";
import type { SystemTx } from "@/db/scope";
import { accountEvent } from "@/lib/audit/account-events";
import { Refusal } from "@/lib/kernel/refusal";
import { hashToken, randomToken } from "@/lib/secrets/derive-token";
import { spendCode } from "@/lib/two-factor/codes";
import { defineCommand } from "@/lib/usecase/command";
import { defineQuery } from "@/lib/usecase/query";
import { proveAddress } from "./prove-address";
import { linkInput } from "./schema";

/**
 * The button behind the mailed link: the address is good for another 90 days. Works in any browser, because whoever has
 * the mail has the mailbox; the session of this browser, if it is the person's, goes on under a new token (SE-04).
 */
export const revalidateEmail = defineCommand({
  name: "revalidate_email",
  access: "public",
  input: linkInput,
  async run({ tx, actor, input }) {
    const link = await findLink(tx, input.token);
    if (!link || !(await spendCode(tx, link.id))) throw new Refusal("expired");
    const { userId } = link;
    await proveAddress(tx, userId);
    const token = randomToken();
    const [session] = await tx
      .update(sessions)
      .set({ sessionToken: hashToken(token) })
      .where(and(eq(sessions.sessionToken, hashToken(actor.sessionToken ?? "")), eq(sessions.userId, userId)))
      .returning({ expires: sessions.expires });
    const value = session ? { token, expiresAt: session.expires.toISOString() } : null;
    return { value, event: accountEvent("address.proven", userId) };
  },
});

/** Whether the link works. */
export const getRevalidation = defineQuery({
  name: "get_revalidation",
  access: "public",
  input: linkInput,
  async run({ tx, input }) {
    const link = await findLink(tx, input.token);
    if (!link) throw new Refusal("expired");
    return { email: link.email };
  },
});

async function findLink(tx: SystemTx, token: string) {
  const [row] = await tx
    .select({ id: oneTimeCodes.id, userId: oneTimeCodes.userId, email: users.email })
    .from(oneTimeCodes)
    .innerJoin(users, and(eq(users.id, oneTimeCodes.userId), isNull(users.archivedAt)))
    .where(
      and(
        eq(oneTimeCodes.tokenHash, hashToken(token)),
        eq(oneTimeCodes.purpose, "revalidation"),
        gt(oneTimeCodes.expiresAt, sql`now()`),
      ),
    );
  return row;
}
