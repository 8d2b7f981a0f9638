import { index, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt, moment } from "./columns";
import { organisations } from "./organisations";
import { ownPolicy, systemPolicy, tenantPolicy } from "./policies";
import { users } from "./users";

/** A signed-in browser. Property names are Auth.js's; the column holds only the token's SHA-256 (SE-02). */
export const sessions = pgTable(
  "sessions",
  {
    id: text("id").primaryKey(),
    sessionToken: text("token_hash").notNull().unique(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** How it was started: `password`, later also a second factor. */
    method: text("method").notNull(),
    ip: text("ip"),
    browser: text("browser"),
    createdAt: createdAt(),
    /** Absolute end: never moved (SE-05). */
    expires: moment("expires_at").notNull(),
    lastUsedAt: moment("last_used_at").notNull().defaultNow(),
    /** Last proof of a password or factor in this session. */
    authAt: moment("auth_at").notNull().defaultNow(),
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
