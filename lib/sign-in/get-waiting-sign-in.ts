import { and, eq, gt, sql } from "drizzle-orm";
import { oneTimeCodes } from "@/db/schema/one-time-codes";
import { maskEmailAddress } from "@/lib/kernel/email-address";
import { maskMobileNumber } from "@/lib/kernel/mobile-number";
import { Refusal } from "@/lib/kernel/refusal";
import { readFactors, waysToSignIn } from "@/lib/two-factor/read-factors";
import { visitor } from "@/lib/usecase/access/visitor";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";
import { findWaitingSignIn } from "./begin-second-step";

/** What the second step of this browser's sign-in may be, and where its code went. */
export const getWaitingSignIn = defineQuery({
  name: "get_waiting_sign_in",
  access: visitor,
  input: nothing,
  async run({ tx, actor }) {
    const found = await findWaitingSignIn(tx, actor.waitingToken);
    if (!found) throw new Refusal("expired", { reason: "sign_in_over" });
    const { id, userId } = found.waiting;
    const factors = await readFactors(tx, userId);
    const sent = await tx
      .select({ purpose: oneTimeCodes.purpose })
      .from(oneTimeCodes)
      .where(
        and(eq(oneTimeCodes.userId, userId), eq(oneTimeCodes.boundTo, id), gt(oneTimeCodes.expiresAt, sql`now()`)),
      );
    const purposes = sent.map(({ purpose }) => purpose);
    return {
      ways: waysToSignIn(factors),
      mobile: factors.mobile && maskMobileNumber(factors.mobile),
      email: maskEmailAddress(found.email),
      isCodeOnItsWay: purposes.includes("sign_in_text") || purposes.includes("sign_in_link"),
    };
  },
});
