import { type SQL, type SQLWrapper, sql } from "drizzle-orm";

/** A text by its letters, as search compares (db/functions/fold.sql). */
export const folded = (text: SQLWrapper): SQL => sql`fold(${text})`;

/** Whether a folded text holds what somebody typed. The same function folds both, so that what is shown is found. */
export const holds = (folded: SQLWrapper, typed: string): SQL => sql`strpos(${folded}, fold(${typed})) > 0`;
