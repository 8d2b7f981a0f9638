import { and, asc, eq, sql } from "drizzle-orm";
import { twoFactorResets } from "@/db/schema/platform";
import { defineJob } from "@/lib/jobs/define-job";
import { carryOutReset } from "./carry-out-reset";
import { findReset } from "./find-reset";

/** Carries out the resets whose day has passed (MF-18). */
export const carryOutResets = defineJob({
  name: "carry_out_resets",
  every: "*/5 * * * *",
  due: ({ tx }) =>
    tx
      .select({ resetId: twoFactorResets.id, userId: twoFactorResets.userId })
      .from(twoFactorResets)
      .where(and(eq(twoFactorResets.state, "verified"), sql`${twoFactorResets.dueAt} <= now()`))
      .orderBy(asc(twoFactorResets.dueAt)),
  locks: ({ userId }) => ({ teamsOf: userId }),
  async run({ tx, ctx, one: { resetId } }) {
    const held = await findReset(tx, eq(twoFactorResets.id, resetId), true);
    return held && carryOutReset(tx, ctx, held, { because: "due" });
  },
});
