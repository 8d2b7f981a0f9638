import { assertSafeMail, MailNotSent, type MailTransport } from "./mail";

export interface BreakerOptions {
  /** Retryable failures in a row that open the breaker. */
  failures: number;
  pauseMs: number;
  now: () => number;
}

type State = { is: "closed"; failures: number } | { is: "open"; until: number } | { is: "probing" };

/**
 * Spares a provider that is down, and the queue behind us (INV-24): after some failures in a row mails are answered "later" at
 * once; after the pause one mail goes out alone, and only its success lets the others follow.
 */
export function withBreaker(transport: MailTransport, { failures, pauseMs, now }: BreakerOptions): MailTransport {
  let state: State = { is: "closed", failures: 0 };

  function admit(): State {
    if (state.is === "open" && now() >= state.until) state = { is: "probing" };
    else if (state.is !== "closed")
      throw new MailNotSent(`${transport.name} is paused after failures.`, { retry: true });
    return state;
  }

  function settle(admitted: State, answered: boolean): void {
    // A straggler from before the pause proves nothing about the provider now: neither prolongs the pause nor ends it.
    if (state.is !== admitted.is) return;
    const count = state.is === "closed" ? state.failures + 1 : failures;
    if (answered) state = { is: "closed", failures: 0 };
    else if (count >= failures) state = { is: "open", until: now() + pauseMs };
    else state = { is: "closed", failures: count };
  }

  return {
    name: transport.name,
    async send(mail) {
      // First, because a mail refused here never reached the provider and says nothing about it.
      assertSafeMail(mail);
      const admitted = admit();
      try {
        await transport.send(mail);
        settle(admitted, true);
      } catch (error) {
        // A final "no" is an answer: the provider is up.
        settle(admitted, error instanceof MailNotSent && !error.retry);
        throw error;
      }
    },
    close: () => transport.close(),
  };
}
