import { platformAdminGrants, platformAdmins } from "@/db/schema/platform";
import { accountEvent } from "@/lib/audit/account-events";
import { Refusal } from "@/lib/kernel/refusal";
import { account } from "@/lib/usecase/access/account";
import { defineCommand } from "@/lib/usecase/command";
import { grantFor, requireTwoFactor } from "./find-grant";
import { grantLinkInput } from "./input";
import { tellAdmins } from "./tell-admins";

/** The button behind the printed link: makes the person a platform admin, once, within 15 minutes (product.md 5). */
export const acceptPlatformGrant = defineCommand({
  name: "accept_platform_grant",
  access: account,
  input: grantLinkInput,
  async run({ tx, ctx, actor, input }) {
    requireTwoFactor(actor);
    const { userId } = actor;
    // Deleted rather than marked: of any number of takers the row answers one.
    const spent = await tx
      .delete(platformAdminGrants)
      .where(grantFor(actor, input.token))
      .returning({ id: platformAdminGrants.id });
    if (spent.length === 0) throw new Refusal("expired");
    await tx.insert(platformAdmins).values({ userId }).onConflictDoNothing();
    const eventId = ctx.ids.create("evt");
    return {
      value: null,
      event: accountEvent("platform_admin.granted", userId, {}, eventId),
      messages: await tellAdmins(tx, eventId, userId),
    };
  },
});
