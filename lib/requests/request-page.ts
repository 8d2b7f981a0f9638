import { sql } from "drizzle-orm";
import { type Cursor, isPostgresTime, readCursor } from "@/lib/kernel/cursor";

/** As many as a person answers before they turn the page. */
export const requestsPerPage = 25;

const sort = "newest";

/** Where a page of requests begins: after this moment, going back. Both null at the newest. */
export function beginAfter(after: string | undefined): { readonly at: string | null; readonly id: string | null } {
  const cursor = readCursor(after, sort);
  return cursor && isPostgresTime(cursor.value) ? { at: cursor.value, id: cursor.id } : { at: null, id: null };
}

/** `moment`: as PostgreSQL prints it. */
export function placeOf({ moment, id }: { readonly moment: string; readonly id: string }): Cursor {
  return { sort, value: moment, id };
}

/** Of a request `a`, as it is told: whoever takes one back has withdrawn it. */
export const shownState = sql`case a.state when 'cancelled' then 'withdrawn' else a.state end`;
