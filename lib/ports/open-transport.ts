import type { Database } from "@/db/client";
import type { MailTransport as Chosen, TextTransport } from "@/lib/kernel/env";
import { withBreaker } from "./breaker";
import { assertSafeMail, type MailTransport } from "./mail";
import { demoTransport } from "./mail-demo";
import { resendTransport } from "./mail-resend";
import { smtpTransport } from "./mail-smtp";
import { assertSafeText, type SmsTransport } from "./sms";
import { demoSmsTransport } from "./sms-demo";

const patience = { failures: 5, pauseMs: 30_000, now: Date.now };

/** The transport that the configuration names, behind a breaker that spares it while it is down (INV-24). */
export function openTransport(mail: Chosen, db: Database): MailTransport {
  if (mail.kind === "demo") return demoTransport(db);
  const transport = mail.kind === "smtp" ? smtpTransport(mail) : resendTransport(mail);
  return withBreaker(transport, { assertSafe: assertSafeMail, ...patience });
}

/** The same for text messages; null when they are switched off. */
export async function openTextTransport(sms: TextTransport | null, db: Database): Promise<SmsTransport | null> {
  if (!sms) return null;
  if (sms.kind === "demo") return demoSmsTransport(db);
  // Loaded only where it is used: the package takes 20 MB and a tenth of a second.
  const { snsTransport } = await import("./sms-sns");
  return withBreaker(snsTransport(sms), { assertSafe: assertSafeText, ...patience });
}
