import { assertSafeText, type SmsTransport, type TextMessage, TextNotSent } from "./sms";

export interface RecordingSmsTransport extends SmsTransport {
  /** Texts taken, oldest first. A repeated key stands here twice, so that a test sees a text that was sent twice. */
  readonly texts: readonly TextMessage[];
  /** The next `times` texts fail. */
  failNext(times: number, options?: { retry: boolean }): void;
}

/** Keeps text messages instead of sending them: for tests. */
export function recordingSmsTransport(): RecordingSmsTransport {
  const texts: TextMessage[] = [];
  let failing = { times: 0, retry: true };
  return {
    name: "recording",
    texts,
    failNext(times, { retry } = { retry: true }) {
      failing = { times, retry };
    },
    async send(text) {
      assertSafeText(text);
      if (failing.times > 0) {
        failing.times -= 1;
        throw new TextNotSent("The recording transport was told to fail.", { retry: failing.retry });
      }
      texts.push(text);
    },
    close: async () => undefined,
  };
}
