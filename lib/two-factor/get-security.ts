import { asc, eq } from "drizzle-orm";
import { securityKeys } from "@/db/schema/two-factor";
import { fingerprint } from "@/lib/kernel/fingerprint";
import { showMobileNumber } from "@/lib/kernel/mobile-number";
import { account } from "@/lib/usecase/access/account";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";
import { organisationsRequiring } from "./change-factors";
import { readFactors } from "./read-factors";

/** What the signed-in person has set up, and who insists on it. */
export const getSecurity = defineQuery({
  name: "get_security",
  access: account,
  input: nothing,
  async run({ tx, ctx, actor }) {
    const { userId } = actor;
    const { mobile, ...factors } = await readFactors(tx, userId);
    const keys = await tx
      .select({
        id: securityKeys.id,
        name: securityKeys.name,
        createdAt: securityKeys.createdAt,
        lastUsedAt: securityKeys.lastUsedAt,
        isBackedUp: securityKeys.isBackedUp,
      })
      .from(securityKeys)
      .where(eq(securityKeys.userId, userId))
      .orderBy(asc(securityKeys.createdAt));
    return {
      ...factors,
      seen: fingerprint({ method: factors.method }),
      mobile: mobile && showMobileNumber(mobile),
      hasFactor: actor.twoFactor !== "none",
      keyList: keys.map((key) => ({
        ...key,
        seen: fingerprint({ name: key.name }),
        createdAt: key.createdAt.toISOString(),
        lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
      })),
      requiredBy: (await organisationsRequiring(tx, userId)).map(({ name }) => name),
      textsAreOn: ctx.settings.sms.isOn,
    };
  },
});
