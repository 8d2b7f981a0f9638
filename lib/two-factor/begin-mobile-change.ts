import type { SystemTx } from "@/db/scope";
import { accountEvent } from "@/lib/audit/account-events";
import { Refusal } from "@/lib/kernel/refusal";
import type { Context } from "@/lib/usecase/context";
import { sendCode } from "./send-code";

interface Asking {
  readonly userId: string;
  readonly sessionId: string;
}

/** Sends the code that makes a number the person's, to be entered in the session that asks (MF-08). */
export async function beginMobileChange(tx: SystemTx, ctx: Context, { userId, sessionId }: Asking, mobile: string) {
  const given = { userId, way: "sms", boundTo: sessionId, mobile, purpose: "mobile" } as const;
  const { message, waitSeconds } = await sendCode(tx, ctx, given);
  if (!message) throw new Refusal("rate_limited", { facts: { minutes: Math.ceil(waitSeconds / 60) } });
  return { events: [accountEvent("code.sent", userId, { way: "sms" })], messages: [message] };
}
