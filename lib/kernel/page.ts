import { z } from "zod";
import { type Cursor, readCursor, writeCursor } from "./cursor";

/**
 * The page that is shown of rows that were asked for with one more than it holds, and where the next one begins; null: there is none.
 *
 * @param size how many rows a page shows
 * @param placeOf what the list is sorted by, told from its last row
 */
export function pageOf<Row>(rows: readonly Row[], size: number, placeOf: (last: Row) => Cursor) {
  const page = rows.slice(0, size);
  const last = page.at(-1);
  return { page, next: rows.length > size && last !== undefined ? writeCursor(placeOf(last)) : null };
}

/** The same for a list that is also walked backwards: three words of an address, of which what does not fit is left out. */
export const pageFields = {
  /** The cursor of the last row of the page before. */
  after: z.string().max(1000).optional().catch(undefined),
  /** The cursor of the first row of the page after it. */
  before: z.string().max(1000).optional().catch(undefined),
  /** The number of the first row, told on from page to page: nobody counts what lies before. */
  from: z
    .string()
    .regex(/^[1-9]\d{0,6}$/)
    .optional()
    .catch(undefined),
};

export interface AskedPage {
  readonly after?: string | undefined;
  readonly before?: string | undefined;
  readonly from?: string | undefined;
}

/** Where in a list a page stands. */
export interface PagePlace {
  readonly cursor: Cursor | null;
  /** The page ends before the cursor, so that its rows are asked for in the opposite order. */
  readonly isBackwards: boolean;
  readonly from: number | null;
}

/**
 * Where in the list the asked page stands; at its start for anything that is not one of our cursors.
 *
 * @param isValue whether the cursor's value can be compared with the column
 */
export function pagePlace(asked: AskedPage, sort: string, isValue: (value: string) => boolean = () => true): PagePlace {
  const isBackwards = asked.after === undefined && asked.before !== undefined;
  const cursor = readCursor(asked.after ?? asked.before, sort);
  if (!cursor || !isValue(cursor.value)) return { cursor: null, isBackwards: false, from: 1 };
  return { cursor, isBackwards, from: asked.from === undefined ? null : Number(asked.from) };
}

/** The words of an address that lead to another page of the list. */
export type PageStep = Readonly<Record<string, string>>;

export interface PageSteps {
  readonly previous: PageStep | null;
  readonly next: PageStep | null;
  /** The number of the first row; null where the address does not say it. */
  readonly from: number | null;
}

/**
 * The page in its order, and the ways to the pages beside it.
 *
 * @param rows one more than a page holds, in the order in which they were asked for
 * @param cursorOf what the list is sorted by, told from a row
 */
export function pageBeside<Row>(
  rows: readonly Row[],
  size: number,
  { cursor, isBackwards, from: told }: PagePlace,
  cursorOf: (row: Row) => Cursor,
): { page: Row[]; steps: PageSteps } {
  const page = rows.slice(0, size);
  if (isBackwards) page.reverse();
  const hasMore = rows.length > size;
  const hasBefore = isBackwards ? hasMore : cursor !== null;
  const hasAfter = isBackwards || hasMore;
  // The first page is the first, whatever the address says.
  const from = hasBefore ? told : 1;
  const [first, last] = [page.at(0), page.at(-1)];
  const numbered = (number: number) => (from !== null && number >= 1 ? { from: String(number) } : {});
  return {
    page,
    steps: {
      previous: hasBefore && first ? { before: writeCursor(cursorOf(first)), ...numbered((from ?? 0) - size) } : null,
      next: hasAfter && last ? { after: writeCursor(cursorOf(last)), ...numbered((from ?? 0) + page.length) } : null,
      from,
    },
  };
}
