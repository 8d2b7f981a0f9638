import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import { checkedEndpoint } from "./endpoint";
import { assertSafeText, type SmsTransport, type TextMessage, TextNotSent, textDeadlineMs } from "./sms";

export interface SnsOptions {
  region: string;
  /** Absolute URL; AWS's own for the region when absent or null. */
  endpoint?: string | null;
  deadlineMs?: number;
}

/**
 * Text messages by Amazon SNS, with credentials found the way that AWS's own tools find them. SNS knows no idempotency for
 * texts: one that it took just before this process was killed is sent again (INV-16).
 */
export function snsTransport({ region, endpoint, deadlineMs = textDeadlineMs }: SnsOptions): SmsTransport {
  const client = new SNSClient({
    region,
    ...(endpoint ? { endpoint: checkedEndpoint("SNS_ENDPOINT", endpoint) } : {}),
    // Retrying belongs to the queue, which waits longer each time.
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: Math.min(10_000, deadlineMs),
      requestTimeout: deadlineMs,
      throwOnRequestTimeout: true,
    },
  });
  return {
    name: "sns",
    async send(message) {
      assertSafeText(message);
      const signal = AbortSignal.timeout(deadlineMs);
      // Raced as well, because the signal reaches the request only, not the search for credentials before it.
      const late = new Promise<never>((_, reject) => signal.addEventListener("abort", reject, { once: true }));
      const sending = client.send(command(message), { abortSignal: signal });
      const answer = await Promise.race([sending, late]).catch((error: unknown) => {
        if (signal.aborted) throw new TextNotSent(`SNS did not answer in ${deadlineMs} ms.`, { retry: true });
        throw notSent(error);
      });
      // Any XML with status 200 looks like a success to the package: only an id is a receipt.
      if (!answer.MessageId) throw new TextNotSent("SNS answered without a receipt.", { retry: true });
    },
    close: async () => client.destroy(),
  };
}

function command({ to, text }: TextMessage): PublishCommand {
  return new PublishCommand({
    PhoneNumber: to,
    Message: text,
    // Codes go the reliable way; "Promotional" is cheaper and slower.
    MessageAttributes: { "AWS.SNS.SMS.SMSType": { DataType: "String", StringValue: "Transactional" } },
  });
}

/** The only answers that speak of this text or this number. */
const final = new Set([
  "InvalidParameterException",
  "InvalidParameterValueException",
  "OptedOutException",
  "UserErrorException",
  "ValidationException",
  "ValidationError",
]);

/**
 * Everything else speaks of our credentials, the account's budget or the way there: it waits until that is put right, and
 * a code whose time is over by then is dropped. The package's own words are left out, because they name the number.
 */
function notSent(error: unknown): TextNotSent {
  const { name, code, $metadata } = error as { name?: string; code?: string; $metadata?: { httpStatusCode?: number } };
  const what = [$metadata?.httpStatusCode, name, code].filter(Boolean).join(" ").slice(0, 80);
  return new TextNotSent(`SNS failed: ${what || "unknown"}.`, { retry: !final.has(name ?? "") });
}
