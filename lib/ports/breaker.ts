import { NotSent, type Transport } from "./transport";

export interface BreakerOptions<Item> {
  /** The last gate of these items: throws NotSent for one that must not leave. */
  assertSafe: (item: Item) => void;
  /** Retryable failures in a row that open the breaker. */
  failures: number;
  pauseMs: number;
  now: () => number;
}

type State = { is: "closed"; failures: number } | { is: "open"; until: number } | { is: "probing" };

/**
 * Spares a provider that is down, and the queue behind us (INV-24): after some failures in a row items are answered "later"
 * at once; after the pause one goes out alone, and only its success lets the others follow.
 */
export function withBreaker<Item>(
  transport: Transport<Item>,
  { assertSafe, failures, pauseMs, now }: BreakerOptions<Item>,
): Transport<Item> {
  let state: State = { is: "closed", failures: 0 };

  function admit(): State {
    if (state.is === "open" && now() >= state.until) state = { is: "probing" };
    else if (state.is !== "closed") throw new NotSent(`${transport.name} is paused after failures.`, { retry: true });
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
    async send(item) {
      // First, because what is refused here never reached the provider and says nothing about it.
      assertSafe(item);
      const admitted = admit();
      try {
        await transport.send(item);
        settle(admitted, true);
      } catch (error) {
        // A final "no" is an answer: the provider is up.
        settle(admitted, error instanceof NotSent && !error.retry);
        throw error;
      }
    },
    close: () => transport.close(),
  };
}
