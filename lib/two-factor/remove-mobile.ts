import { eq } from "drizzle-orm";
import { users } from "@/db/schema/users";
import { securityNoticeMail } from "@/lib/accounts/mails";
import { accountEvent } from "@/lib/audit/account-events";
import { Refusal } from "@/lib/kernel/refusal";
import { account } from "@/lib/usecase/access/account";
import { defineCommand } from "@/lib/usecase/command";
import { nothing } from "@/lib/usecase/input";
import { readFactors } from "./read-factors";

/** Removes the mobile number, unless sign-in depends on it. */
export const removeMobile = defineCommand({
  name: "remove_mobile",
  access: account,
  locks: "team",
  proof: "fresh",
  input: nothing,
  async run({ tx, ctx, actor }) {
    const { userId } = actor;
    const { method, mobile } = await readFactors(tx, userId);
    if (!mobile) throw new Refusal("not_found");
    if (method === "sms_auth") throw new Refusal("conflict", { reason: "is_method" });
    await tx.update(users).set({ mobile: null, mobileProvenAt: null }).where(eq(users.id, userId));
    const eventId = ctx.ids.create("evt");
    return {
      value: null,
      event: accountEvent("mobile.removed", userId, {}, eventId),
      messages: [securityNoticeMail({ eventId })],
    };
  },
});
