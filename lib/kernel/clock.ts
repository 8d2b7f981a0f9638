/** What time it is. Injected everywhere, so that a test can stand at the last minute of an invitation. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** Stands still at an ISO 8601 instant. */
export function fixedClock(iso: string): Clock {
  const milliseconds = Date.parse(iso);
  if (Number.isNaN(milliseconds)) throw new RangeError(`Not an instant: ${iso}`);
  // A new Date each time: a caller that changes its copy must not move the clock.
  return { now: () => new Date(milliseconds) };
}
