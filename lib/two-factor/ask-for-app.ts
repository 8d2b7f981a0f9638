import { and, eq, isNull, sql } from "drizzle-orm";
import { authenticatorApps } from "@/db/schema/two-factor";
import { stepsAfterSignIn } from "@/lib/access/gate";
import { accountEvent } from "@/lib/audit/account-events";
import { seal } from "@/lib/secrets/seal";
import { account } from "@/lib/usecase/access/account";
import { defineCommand } from "@/lib/usecase/command";
import { nothing } from "@/lib/usecase/input";
import { appSecret } from "./prove-factor";
import { newTotpSecret } from "./totp";

/** Begins to set up an authenticator app: a secret that counts for nothing until its first code; voids an earlier one (MF-04). */
export const askForApp = defineCommand({
  name: "ask_for_app",
  access: account,
  waives: stepsAfterSignIn,
  proof: "for_factors",
  input: nothing,
  async run({ tx, ctx, actor }) {
    const { userId } = actor;
    const row = {
      id: ctx.ids.create("app"),
      secret: seal(ctx.sealKeys, appSecret(userId), newTotpSecret()),
      createdAt: sql`now()`,
      lastStep: 0,
    };
    await tx
      .delete(authenticatorApps)
      .where(and(eq(authenticatorApps.userId, userId), isNull(authenticatorApps.confirmedAt)));
    await tx.insert(authenticatorApps).values({ userId, ...row });
    return { value: null, event: accountEvent("two_factor.app_waiting", userId) };
  },
});
