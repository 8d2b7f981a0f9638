import type { Database } from "@/db/client";
import type { MailTransport as Chosen } from "@/lib/kernel/env";
import { withBreaker } from "./breaker";
import { assertSafeMail, type MailTransport } from "./mail";
import { demoTransport } from "./mail-demo";
import { resendTransport } from "./mail-resend";
import { smtpTransport } from "./mail-smtp";

/** The transport that the configuration names, behind a breaker that spares it while it is down (INV-24). */
export function openTransport(mail: Chosen, db: Database): MailTransport {
  if (mail.kind === "demo") return demoTransport(db);
  const transport = mail.kind === "smtp" ? smtpTransport(mail) : resendTransport(mail);
  return withBreaker(transport, { assertSafe: assertSafeMail, failures: 5, pauseMs: 30_000, now: Date.now });
}
