import { customType, timestamp } from "drizzle-orm/pg-core";

/** A point in time, always with its zone, read as a `Date`. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date", precision: 6 });

/**
 * A text that is sorted and compared as people do, with Å beside A and not after Z, whatever locale the database has. Two
 * are equal only if they are so to the letter, so that a cursor stays exact.
 */
export const words = customType<{ data: string }>({ dataType: () => 'text collate "und-x-icu"' });

export const createdAt = () => moment("created_at").notNull().defaultNow();
