import { type Cursor, writeCursor } from "./cursor";

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
