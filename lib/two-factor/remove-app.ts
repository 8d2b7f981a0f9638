import { and, eq, isNotNull } from "drizzle-orm";
import { authenticatorApps } from "@/db/schema/two-factor";
import { stepsAfterSignIn } from "@/lib/access/gate";
import { securityNoticeMail } from "@/lib/accounts/mails";
import { accountEvent } from "@/lib/audit/account-events";
import { Refusal } from "@/lib/kernel/refusal";
import { account } from "@/lib/usecase/access/account";
import { defineCommand } from "@/lib/usecase/command";
import { nothing } from "@/lib/usecase/input";
import { organisationsRequiring, setSignInMethod, settleFactors } from "./change-factors";
import { readFactors } from "./read-factors";
import { keepWhatIsRequired, methodAfterRemoval } from "./rules";

/** Removes the authenticator app, unless it is the last thing that an organisation of the person insists on (MF-16). */
export const removeApp = defineCommand({
  name: "remove_app",
  access: account,
  locks: "team",
  waives: stepsAfterSignIn,
  proof: "for_factors",
  input: nothing,
  async run({ tx, ctx, actor }) {
    const { userId } = actor;
    const before = await readFactors(tx, userId);
    if (!before.hasApp) throw new Refusal("not_found");
    const without = { ...before, hasApp: false };
    const method = methodAfterRemoval(without);
    keepWhatIsRequired(await organisationsRequiring(tx, userId), { ...without, method });
    await tx
      .delete(authenticatorApps)
      .where(and(eq(authenticatorApps.userId, userId), isNotNull(authenticatorApps.confirmedAt)));
    if (method !== before.method) await setSignInMethod(tx, userId, method);
    const inTeams = await settleFactors(tx, userId, before);
    const eventId = ctx.ids.create("evt");
    return {
      value: null,
      event: [...inTeams, accountEvent("two_factor.app_off", userId, {}, eventId)],
      messages: [securityNoticeMail({ eventId })],
    };
  },
});
