import { platformAdminGrants } from "@/db/schema/platform";
import { Refusal } from "@/lib/kernel/refusal";
import { account } from "@/lib/usecase/access/account";
import { defineQuery } from "@/lib/usecase/query";
import { grantFor, requireTwoFactor } from "./find-grant";
import { grantLinkInput } from "./input";

/** Whether the link works for whoever has opened it. Looking spends nothing (product.md 3.6). */
export const getPlatformGrant = defineQuery({
  name: "get_platform_grant",
  access: account,
  input: grantLinkInput,
  async run({ tx, actor, input }) {
    requireTwoFactor(actor);
    const [grant] = await tx
      .select({ expiresAt: platformAdminGrants.expiresAt })
      .from(platformAdminGrants)
      .where(grantFor(actor, input.token));
    if (!grant) throw new Refusal("expired");
    return { name: actor.name, email: actor.email, expiresAt: grant.expiresAt.toISOString() };
  },
});
