import { timestamp } from "drizzle-orm/pg-core";

/** A point in time, always with its zone, read as a `Date`. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date", precision: 6 });

export const createdAt = () => moment("created_at").notNull().defaultNow();
