import type { SystemTx } from "@/db/scope";
import { securityNoticeMail } from "@/lib/accounts/mails";
import { accountEvent } from "@/lib/audit/account-events";
import { Refusal } from "@/lib/kernel/refusal";
import type { Context } from "@/lib/usecase/context";
import { organisationsRequiring, setSignInMethod, settleFactors } from "./change-factors";
import { type Factors, readFactors, type SignInMethod } from "./read-factors";
import { keepWhatIsRequired, mayUseMethod } from "./rules";

/** Makes a sign-in ask for this from now on, if the person may have it so (product.md 3.3, MF-16). */
export async function chooseSignInMethod(
  tx: SystemTx,
  ctx: Context,
  userId: string,
  method: SignInMethod,
  given?: Factors,
) {
  const before = given ?? (await readFactors(tx, userId));
  mayUseMethod(method, before);
  // Nothing would ever come, and they could not sign in.
  if (method === "sms_auth" && !ctx.settings.sms.isOn) throw new Refusal("conflict", { reason: "texts_off" });
  keepWhatIsRequired(await organisationsRequiring(tx, userId), { ...before, method });
  await setSignInMethod(tx, userId, method);
  const inTeams = await settleFactors(tx, userId, before);
  const eventId = ctx.ids.create("evt");
  const changed = accountEvent("sign_in_method.changed", userId, { before: before.method, after: method }, eventId);
  return { events: [...inTeams, changed], messages: [securityNoticeMail({ eventId })] };
}
