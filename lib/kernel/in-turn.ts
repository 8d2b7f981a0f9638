import { Refusal } from "./refusal";

/**
 * For work that is costly and that strangers can ask for: so many at once, so many in line, and whoever comes then is told
 * to try again.
 */
export function inTurns(atOnce: number, waitingAtMost: number) {
  let running = 0;
  const waiting: (() => void)[] = [];

  return async <Value>(work: () => Promise<Value>): Promise<Value> => {
    if (running >= atOnce) {
      if (waiting.length >= waitingAtMost) throw new Refusal("unavailable", { reason: "busy" });
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else {
      running += 1;
    }
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
