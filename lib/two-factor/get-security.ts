import { asc, eq } from "drizzle-orm";
import { securityKeys } from "@/db/schema/two-factor";
import { users } from "@/db/schema/users";
import { fingerprint } from "@/lib/kernel/fingerprint";
import { showMobileNumber } from "@/lib/kernel/mobile-number";
import { account } from "@/lib/usecase/access/account";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";
import { acceptedPasskeys } from "./accepted-passkeys";
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
    const rows = await tx
      .select({
        handle: users.webauthnHandle,
        key: {
          id: securityKeys.id,
          name: securityKeys.name,
          createdAt: securityKeys.createdAt,
          lastUsedAt: securityKeys.lastUsedAt,
          isBackedUp: securityKeys.isBackedUp,
        },
        credentialId: securityKeys.credentialId,
      })
      .from(users)
      .leftJoin(securityKeys, eq(securityKeys.userId, users.id))
      .where(eq(users.id, userId))
      .orderBy(asc(securityKeys.createdAt));
    const handle = rows[0]?.handle;
    return {
      ...factors,
      seen: fingerprint({ method: factors.method }),
      mobile: mobile && showMobileNumber(mobile),
      hasFactor: actor.twoFactor !== "none",
      keyList: rows.flatMap(({ key }) =>
        key
          ? [
              {
                ...key,
                seen: fingerprint({ name: key.name }),
                createdAt: key.createdAt.toISOString(),
                lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
              },
            ]
          : [],
      ),
      /** What the person's own browser is told, so that it offers no passkey that is gone. Null: they never had one. */
      passkeys: handle
        ? acceptedPasskeys(
            ctx.appUrl,
            handle,
            rows.flatMap(({ credentialId }) => credentialId ?? []),
          )
        : null,
      requiredBy: (await organisationsRequiring(tx, userId)).map(({ name }) => name),
      textsAreOn: ctx.settings.sms.isOn,
    };
  },
});
