import { type ErrorResponse, Resend } from "resend";
import { isLoopback } from "./loopback";
import { assertSafeMail, type Mail, type MailAddress, MailNotSent, type MailTransport, mailDeadlineMs } from "./mail";

export interface ResendOptions {
  apiKey: string;
  /** Absolute URL without a path's end slash; Resend's own when absent. */
  baseUrl?: string;
  deadlineMs?: number;
}

/** Mail by Resend's HTTP API. A retry within 24 hours with the same key is not sent twice. */
export function resendTransport({ apiKey, baseUrl, deadlineMs = mailDeadlineMs }: ResendOptions): MailTransport {
  const resend = new Resend(apiKey, { baseUrl: checkedBaseUrl(baseUrl ?? "https://api.resend.com") });
  return {
    name: "resend",
    async send(mail) {
      assertSafeMail(mail);
      const signal = AbortSignal.timeout(deadlineMs);
      const { data, error } = await resend.emails.send(payload(mail), { idempotencyKey: mail.key, signal });
      // The package hands on whatever JSON came back, so that an error page of `null` looks like neither: only an id is a receipt.
      if (typeof data?.id === "string") return;
      if (signal.aborted) throw new MailNotSent(`Resend did not answer in ${deadlineMs} ms.`, { retry: true });
      throw notSent(error);
    },
    close: async () => undefined,
  };
}

function payload(mail: Mail) {
  return {
    from: formatted(mail.from),
    to: [formatted(mail.to)],
    subject: mail.subject,
    html: mail.html,
    text: mail.text,
    headers: { "Auto-Submitted": "auto-generated" },
  };
}

/**
 * Resend takes addresses as strings only. The name loses every character that means something in an address list, so that
 * no parser, right or wrong, finds a second address in it (E18).
 */
function formatted({ name, address }: MailAddress): string {
  const words = name.replace(/[^\p{L}\p{M}\p{N}.'’-]+/gu, " ").trim();
  return words === "" ? address : `"${words}" <${address}>`;
}

function notSent(error: ErrorResponse | null): MailNotSent {
  const status = error?.statusCode;
  // The status comes out of the answer's body and is missing when a proxy wrote that: then we do not know, and try again.
  if (typeof status !== "number")
    return new MailNotSent("Resend could not be reached or made sense of.", { retry: true });
  const message = `Resend answered ${status} ${String(error?.name).slice(0, 60)}.`;
  // 401 and 403 speak of our key or domain, not of the mail: it waits until an operator has put that right.
  const passing = status >= 500 || [401, 403, 408, 425, 429].includes(status);
  return new MailNotSent(message, { retry: passing || error?.name === "concurrent_idempotent_requests" });
}

function checkedBaseUrl(value: string): string {
  const url = new URL(value);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback(url.hostname))) {
    throw new TypeError(
      "RESEND_BASE_URL must be https, or http to this machine: the API key travels with every request.",
    );
  }
  return value.replace(/\/+$/, "");
}
