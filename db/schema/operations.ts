import { index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { createdAt, moment } from "./columns";
import { systemPolicy } from "./policies";

/** Counters with a window, taken through `take_permit()` so that several servers share them (AT-07, AT-08). */
export const rateLimits = pgTable(
  "rate_limits",
  {
    bucket: text("bucket").primaryKey(),
    taken: integer("taken").notNull(),
    endsAt: moment("ends_at").notNull(),
  },
  (table) => [index("rate_limits_ends_at").on(table.endsAt), systemPolicy("rate_limits")],
);

/** What demo mode would have sent. Empty in any other mode. */
export const demoMailbox = pgTable(
  "demo_mailbox",
  {
    key: text("key").primaryKey(),
    recipient: text("recipient").notNull(),
    subject: text("subject").notNull(),
    html: text("html").notNull(),
    text: text("text").notNull(),
    createdAt: createdAt(),
  },
  (table) => [index("demo_mailbox_created_at").on(table.createdAt), systemPolicy("demo_mailbox")],
);
