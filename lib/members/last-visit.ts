/**
 * When somebody last looked at the Team page, as their browser remembers it for each organisation: the moment of this visit
 * and of the one before. GET changes nothing, so it is no row: a script of the page keeps the cookie that this makes.
 */
export interface Visit {
  /** The end of the visit before this one; null: it is the first in this browser. */
  readonly before: Date | null;
  /** What the cookie says from now on. */
  readonly cookie: string;
}

/** Coming back within this time is the same visit: marks stay while somebody works through them. */
const sameVisitMs = 30 * 60 * 1000;

const shape = /^(\d{1,12})\.(\d{1,12})$/;

/** In seconds: the visit before, 0 for none, and the latest moment of this one. What is not ours is no visit. */
export function visitAt(now: Date, cookie: string | undefined): Visit {
  const seconds = Math.floor(now.getTime() / 1000);
  const [, before = 0, latest = 0] = (shape.exec(cookie ?? "") ?? []).map(Number);
  const isSame = seconds - latest < sameVisitMs / 1000;
  // A moment that lies ahead was never seen.
  const last = Math.min(isSame ? before : latest, seconds);
  return { before: last > 0 ? new Date(last * 1000) : null, cookie: `${last}.${seconds}` };
}
