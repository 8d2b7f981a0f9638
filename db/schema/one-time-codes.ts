import { integer, pgTable, text, unique } from "drizzle-orm/pg-core";
import { createdAt, moment } from "./columns";
import { systemPolicy } from "./policies";
import { users } from "./users";

export const codePurposes = ["sign_in_text", "sign_in_link", "confirm_text", "mobile", "revalidation"] as const;

/**
 * A code or link on its way, one for each person and purpose: the newest replaces the one before (INV-11). Neither is
 * stored: `nonce` and `kid` derive both, the hashes recognise them (IN-01, MF-06).
 */
export const oneTimeCodes = pgTable(
  "one_time_codes",
  {
    id: text("id").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    purpose: text("purpose", { enum: codePurposes }).notNull(),
    /** The waiting sign-in or session that asked: the code works nowhere else (MF-06, MF-10). */
    boundTo: text("bound_to").notNull(),
    /** Where a text message goes, E.164; null for mail, which goes to the account's address. */
    mobile: text("mobile"),
    nonce: text("nonce").notNull(),
    kid: text("kid").notNull(),
    /** HMAC under MAIL_KEY: a bare hash of a million codes protects nothing. */
    codeHash: text("code_hash").notNull(),
    /** SHA-256 of the link's token; null for text messages. */
    tokenHash: text("token_hash").unique(),
    /** Wrong entries for this code; five void it. */
    wrong: integer("wrong").notNull().default(0),
    createdAt: createdAt(),
    expiresAt: moment("expires_at").notNull(),
  },
  (table) => [unique("one_time_codes_newest").on(table.userId, table.purpose), systemPolicy("one_time_codes")],
);
