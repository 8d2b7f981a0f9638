import { and, eq, gt, sql } from "drizzle-orm";
import { oneTimeCodes } from "@/db/schema/one-time-codes";
import type { SystemTx } from "@/db/scope";
import { proveAddress } from "@/lib/accounts/prove-address";
import { linkInput } from "@/lib/accounts/schema";
import { Refusal } from "@/lib/kernel/refusal";
import { hashToken } from "@/lib/secrets/derive-token";
import { spendCode } from "@/lib/two-factor/codes";
import { defineCommand } from "@/lib/usecase/command";
import { defineQuery } from "@/lib/usecase/query";
import { findWaitingSignIn, takeWaitingSignIn } from "./begin-second-step";
import { completeSignIn } from "./complete-sign-in";

/**
 * The button behind a mailed sign-in link. Works in the browser where the sign-in began and nowhere else: scanners press
 * buttons, and a victim's click must not complete somebody else's sign-in (MF-10). Elsewhere nothing is spent.
 */
export const followSignInLink = defineCommand({
  name: "follow_sign_in_link",
  access: "public",
  input: linkInput,
  async run({ tx, ctx, actor, input }) {
    const code = await findLink(tx, input.token);
    if (!code) throw new Refusal("expired");
    const here = await findWaitingSignIn(tx, actor.waitingToken, true);
    if (here?.waiting.id !== code.boundTo) throw new Refusal("conflict", { reason: "other_browser" });
    const begun = await takeWaitingSignIn(tx, actor.waitingToken);
    if (!begun || !(await spendCode(tx, code.id))) throw new Refusal("expired");
    await proveAddress(tx, begun.userId);
    return completeSignIn(tx, ctx, begun, actor.sessionToken, { factor: "email" });
  },
});

/** Whether the link works, and whether it does in this browser. */
export const getSignInLink = defineQuery({
  name: "get_sign_in_link",
  access: "public",
  input: linkInput,
  async run({ tx, actor, input }) {
    const code = await findLink(tx, input.token);
    if (!code) throw new Refusal("expired");
    const here = await findWaitingSignIn(tx, actor.waitingToken);
    return { isHere: here?.waiting.id === code.boundTo };
  },
});

async function findLink(tx: SystemTx, token: string) {
  const [row] = await tx
    .select({ id: oneTimeCodes.id, boundTo: oneTimeCodes.boundTo })
    .from(oneTimeCodes)
    .where(
      and(
        eq(oneTimeCodes.tokenHash, hashToken(token)),
        eq(oneTimeCodes.purpose, "sign_in_link"),
        gt(oneTimeCodes.expiresAt, sql`now()`),
      ),
    );
  return row;
}
