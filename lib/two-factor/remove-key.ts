import { and, eq } from "drizzle-orm";
import { securityKeys } from "@/db/schema/two-factor";
import { stepsAfterSignIn } from "@/lib/access/gate";
import { securityNoticeMail } from "@/lib/accounts/mails";
import { accountEvent } from "@/lib/audit/account-events";
import { Refusal } from "@/lib/kernel/refusal";
import { account } from "@/lib/usecase/access/account";
import { defineCommand } from "@/lib/usecase/command";
import { organisationsRequiring, settleFactors } from "./change-factors";
import { removeKeyInput } from "./input";
import { readFactors } from "./read-factors";
import { keepWhatIsRequired, mayRemoveKey } from "./rules";

/** Removes one of one's own security keys, unless it is the last that sign-in or an organisation insists on (MF-16). */
export const removeKey = defineCommand({
  name: "remove_key",
  access: account,
  locks: "team",
  waives: stepsAfterSignIn,
  proof: "for_factors",
  input: removeKeyInput,
  async run({ tx, ctx, actor, input }) {
    const { userId } = actor;
    const mine = and(eq(securityKeys.id, input.keyId), eq(securityKeys.userId, userId));
    const [key] = await tx.select({ name: securityKeys.name }).from(securityKeys).where(mine);
    if (!key) throw new Refusal("not_found");
    const before = await readFactors(tx, userId);
    mayRemoveKey(before);
    keepWhatIsRequired(await organisationsRequiring(tx, userId), { ...before, keys: before.keys - 1 });
    await tx.delete(securityKeys).where(mine);
    const inTeams = await settleFactors(tx, userId, before);
    const eventId = ctx.ids.create("evt");
    return {
      value: null,
      event: [...inTeams, accountEvent("two_factor.key_removed", userId, { key: key.name }, eventId)],
      messages: [securityNoticeMail({ eventId })],
    };
  },
});
