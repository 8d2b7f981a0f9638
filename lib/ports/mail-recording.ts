import { assertSafeMail, type Mail, MailNotSent, type MailTransport } from "./mail";

export interface RecordingTransport extends MailTransport {
  /** Mails taken, oldest first. A repeated key stands here twice, so that a test sees a mail that was sent twice. */
  readonly mails: readonly Mail[];
  /** The next `times` mails fail. */
  failNext(times: number, options?: { retry: boolean }): void;
}

/** Keeps mails instead of sending them: for tests and the demo's mailbox. */
export function recordingTransport(): RecordingTransport {
  const mails: Mail[] = [];
  let failing = { times: 0, retry: true };
  return {
    name: "recording",
    mails,
    failNext(times, { retry } = { retry: true }) {
      failing = { times, retry };
    },
    async send(mail) {
      assertSafeMail(mail);
      if (failing.times > 0) {
        failing.times -= 1;
        throw new MailNotSent("The recording transport was told to fail.", { retry: failing.retry });
      }
      mails.push(mail);
    },
    close: async () => undefined,
  };
}
