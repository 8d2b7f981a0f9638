import { boolean, index, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt, moment } from "./columns";
import { organisations } from "./organisations";
import { ownPolicy, systemPolicy, tenantPolicy } from "./policies";
import { users } from "./users";

export const sessionFactors = ["email", "sms", "recovery", "totp", "webauthn"] as const;
export const proofs = ["password", ...sessionFactors] as const;

/** A signed-in browser. Property names are Auth.js's; the column holds only the token's SHA-256 (SE-02). */
export const sessions = pgTable(
  "sessions",
  {
    id: text("id").primaryKey(),
    sessionToken: text("token_hash").notNull().unique(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** How it was started. */
    method: text("method").notNull(),
    /** The strongest factor used in this session, beside the password; null: none. */
    factor: text("factor", { enum: sessionFactors }),
    /** The passkey that started it verified its user (MF-14). */
    isUserVerified: boolean("is_user_verified").notNull().default(false),
    ip: text("ip"),
    browser: text("browser"),
    createdAt: createdAt(),
    /** Absolute end: never moved (SE-05). */
    expires: moment("expires_at").notNull(),
    lastUsedAt: moment("last_used_at").notNull().defaultNow(),
    /** Last proof of a password or factor in this session, and which (SU-01). */
    authAt: moment("auth_at").notNull().defaultNow(),
    authWith: text("auth_with", { enum: proofs }).notNull().default("password"),
  },
  (table) => [index("sessions_user").on(table.userId), ownPolicy("sessions"), systemPolicy("sessions")],
);

/** Which organisations a session has opened: the first time is an audit event and the member's last sign-in. */
export const organisationSessions = pgTable(
  "organisation_sessions",
  {
    organisationId: text("organisation_id")
      .notNull()
      .references(() => organisations.id, { onDelete: "cascade" }),
    sessionId: text("session_id")
      .notNull()
      .references(() => sessions.id, { onDelete: "cascade" }),
    openedAt: moment("opened_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.sessionId] }),
    index("organisation_sessions_session").on(table.sessionId),
    tenantPolicy("organisation_sessions"),
    systemPolicy("organisation_sessions"),
  ],
);
