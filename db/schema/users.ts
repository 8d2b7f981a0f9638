import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgPolicy, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt, moment, words } from "./columns";
import { tenantRole } from "./database-roles";
import { currentOrganisation, currentUser, ownPolicy, systemPolicy } from "./policies";

/** From the weakest to the strongest. */
export const signInMethods = ["password", "email_auth", "sms_auth", "totp_auth", "webauthn_auth"] as const;

/** `strong`: an authenticator app or a security key. `sms`: text-message codes are the sign-in method, and nothing stronger. */
export const twoFactorStates = ["none", "sms", "strong"] as const;

/** An account. Exists only once its address is proven; until then there is a registration. */
export const users = pgTable(
  "users",
  {
    id: text("id").primaryKey(),
    name: words("name").notNull(),
    /** As typed, for people; compared and looked up by the canonical form only (IN-05). */
    email: text("email").notNull(),
    emailCanonical: text("email_canonical").notNull().unique(),
    emailProvenAt: moment("email_proven_at").notNull(),
    mobile: text("mobile"),
    mobileProvenAt: moment("mobile_proven_at"),
    /** What a sign-in asks for after the password (product.md 3.2). */
    signInMethod: text("sign_in_method", { enum: signInMethods }).notNull().default("password"),
    /** What the person has set up; kept by triggers on the factors' tables, so that the gate reads one column. */
    twoFactor: text("two_factor", { enum: twoFactorStates }).notNull().default("none"),
    /** 64 random bytes, base64url, made with the first security key: what authenticators know the account by (MF-13). */
    webauthnHandle: text("webauthn_handle").unique(),
    createdAt: createdAt(),
    archivedAt: moment("archived_at"),
  },
  () => [
    // Under a tenant a person is visible only where a membership exists; grants narrow it to id, name and email.
    pgPolicy("users_in_tenant", {
      for: "select",
      to: tenantRole,
      using: sql`exists (select 1 from members m where m.user_id = users.id and m.organisation_id = ${currentOrganisation})`,
    }),
    ownPolicy("users", sql`id = ${currentUser}`),
    systemPolicy("users"),
  ],
);

const userId = () =>
  text("user_id")
    .notNull()
    .references(() => users.id, { onDelete: "cascade" });

export const passwords = pgTable(
  "passwords",
  {
    userId: userId().primaryKey(),
    /** PHC string, argon2id. */
    hash: text("hash").notNull(),
    changedAt: moment("changed_at").notNull().defaultNow(),
    /** Part of what a device cookie signs: raising it makes every known browser unknown again (PW-05). */
    deviceEpoch: integer("device_epoch").notNull().default(0),
  },
  () => [ownPolicy("passwords"), systemPolicy("passwords")],
);

/** The failure counter, one row per account for unknown browsers (`device_id` '') and one per known browser (AT-03). */
export const passwordAttempts = pgTable(
  "password_attempts",
  {
    userId: userId(),
    deviceId: text("device_id").notNull(),
    /** Consecutive failures since the last success or the end of the last lock. */
    failed: integer("failed").notNull(),
    /** Consecutive failures since the last success; at 100 the password is off for unknown browsers (AT-02). */
    total: integer("total").notNull(),
    /** When the first of `failed` was taken. */
    failingSince: moment("failing_since").notNull().defaultNow(),
    lockedUntil: moment("locked_until"),
  },
  (table) => [primaryKey({ columns: [table.userId, table.deviceId] }), systemPolicy("password_attempts")],
);

/** What the teams of an account are to be told of: sign-ins that failed, one row for each account that had any lately. */
export const failedSignIns = pgTable(
  "failed_sign_ins",
  {
    userId: userId().primaryKey(),
    /** The latest three since the teams were last told, newest first. */
    latest: moment("latest").array().notNull(),
    /** From where the latest came. */
    ip: text("ip"),
    browser: text("browser"),
    /** When the teams are to be told: three have failed within an hour, and the last telling is an hour ago by then. */
    dueAt: moment("due_at"),
    toldAt: moment("told_at"),
  },
  (table) => [
    index("failed_sign_ins_due").on(table.dueAt).where(sql`${table.dueAt} is not null`),
    systemPolicy("failed_sign_ins"),
  ],
);

export const passwordResets = pgTable(
  "password_resets",
  {
    id: text("id").primaryKey(),
    userId: userId().unique(),
    nonce: text("nonce").notNull(),
    kid: text("kid").notNull(),
    tokenHash: text("token_hash").notNull().unique(),
    createdAt: createdAt(),
    expiresAt: moment("expires_at").notNull(),
  },
  () => [ownPolicy("password_resets"), systemPolicy("password_resets")],
);

/** Not yet an account: waits for its mailed link (product.md 3.1). */
export const registrations = pgTable(
  "registrations",
  {
    id: text("id").primaryKey(),
    name: text("name").notNull(),
    email: text("email").notNull(),
    emailCanonical: text("email_canonical").notNull(),
    passwordHash: text("password_hash").notNull(),
    mobile: text("mobile"),
    invitationId: text("invitation_id"),
    /** SHA-256 of the cookie of the browser that registered. */
    browserHash: text("browser_hash").notNull(),
    nonce: text("nonce").notNull(),
    kid: text("kid").notNull(),
    tokenHash: text("token_hash").notNull().unique(),
    createdAt: createdAt(),
    expiresAt: moment("expires_at").notNull(),
    /** Wrong passwords typed when confirming in another browser; five void the registration. */
    failed: integer("failed").notNull().default(0),
  },
  (table) => [index("registrations_email").on(table.emailCanonical), systemPolicy("registrations")],
);

/** What happens to an account as such, shown to its person. */
export const accountEvents = pgTable(
  "account_events",
  {
    id: text("id").primaryKey(),
    userId: userId(),
    name: text("name").notNull(),
    details: jsonb("details").notNull().$type<Record<string, string | number | null>>(),
    at: moment("at").notNull().defaultNow(),
    ip: text("ip"),
    browser: text("browser"),
    requestId: text("request_id"),
  },
  (table) => [
    index("account_events_user").on(table.userId, table.at),
    ownPolicy("account_events"),
    // What a member does in an organisation can be about their account too: a token is a way in.
    pgPolicy("account_events_of_members", {
      for: "insert",
      to: tenantRole,
      withCheck: sql`exists (select 1 from members m
        where m.organisation_id = ${currentOrganisation} and m.user_id = account_events.user_id)`,
    }),
    systemPolicy("account_events"),
  ],
);
