import { eq } from "drizzle-orm";
import { users } from "@/db/schema/users";
import type { SystemTx } from "@/db/scope";
import { parseMobileNumber } from "@/lib/kernel/mobile-number";
import { permitMailFromStranger } from "@/lib/limits/mail-limits";
import { permitText } from "@/lib/limits/text-limits";
import type { Message } from "@/lib/messages/message";
import type { Context } from "@/lib/usecase/context";
import { type CodePurpose, issueCode } from "./codes";
import { signInCodeText, signInLinkMail } from "./mails";

const linkMinutes = 60;

interface SendCode {
  readonly userId: string;
  readonly way: "sms" | "email";
  /** The waiting sign-in or session that asks. */
  readonly boundTo: string;
  readonly mobile: string | null;
  readonly purpose?: CodePurpose;
}

/**
 * A new code, unless too many were asked for. The caller enqueues the message that it answers.
 *
 * @returns the message, or the seconds until there may be one
 */
export async function sendCode(
  tx: SystemTx,
  ctx: Context,
  given: SendCode,
): Promise<{ message: Message | null; waitSeconds: number }> {
  const { userId, way, boundTo, mobile } = given;
  if (way === "sms") {
    if (!mobile) return { message: null, waitSeconds: 0 };
    const number = parseMobileNumber(mobile, "GB");
    const asked = { number: mobile, country: number?.country ?? "", ip: ctx.request.ip };
    const waitSeconds = await permitText(tx, asked, ctx.settings.sms);
    if (waitSeconds > 0) return { message: null, waitSeconds };
    const purpose = given.purpose ?? "sign_in_text";
    const codeId = await issueCode(tx, ctx, {
      userId,
      purpose,
      boundTo,
      mobile,
      validMinutes: ctx.settings.signInCodeMinutes,
    });
    return { message: signInCodeText({ codeId }), waitSeconds: 0 };
  }
  const [user] = await tx.select({ canonical: users.emailCanonical }).from(users).where(eq(users.id, userId));
  const waitSeconds = await permitMailFromStranger(tx, "sign-in", user?.canonical ?? "", ctx.request.ip);
  if (waitSeconds > 0) return { message: null, waitSeconds };
  const codeId = await issueCode(tx, ctx, { userId, purpose: "sign_in_link", boundTo, validMinutes: linkMinutes });
  return { message: signInLinkMail({ codeId }), waitSeconds: 0 };
}
