import { pgTable, text } from "drizzle-orm/pg-core";
import { createdAt } from "./columns";
import { systemPolicy } from "./policies";

/**
 * Where the last mail to a deleted account goes. Its user row no longer knows, and a job holds ids only; the delivery
 * deletes the row, and the nightly sweep what was never delivered.
 */
export const farewells = pgTable(
  "farewells",
  {
    id: text("id").primaryKey(),
    name: text("name").notNull(),
    address: text("address").notNull(),
    createdAt: createdAt(),
  },
  () => [systemPolicy("farewells")],
);
