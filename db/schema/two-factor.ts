import { sql } from "drizzle-orm";
import { bigint, boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, moment } from "./columns";
import { ownPolicy, systemPolicy } from "./policies";
import { users } from "./users";

const userId = () =>
  text("user_id")
    .notNull()
    .references(() => users.id, { onDelete: "cascade" });

/** An authenticator app: at most one that counts and one that waits for its first code (MF-04). */
export const authenticatorApps = pgTable(
  "authenticator_apps",
  {
    id: text("id").primaryKey(),
    userId: userId(),
    /** AES-256-GCM under ENCRYPTION_KEY, see lib/secrets/seal.ts (MF-05). */
    secret: text("secret").notNull(),
    createdAt: createdAt(),
    /** Null while it waits; then it counts for nothing. */
    confirmedAt: moment("confirmed_at"),
    /** The latest 30-second step whose code was taken; none at or before it is taken again (MF-03). */
    lastStep: bigint("last_step", { mode: "number" }).notNull().default(0),
    lastUsedAt: moment("last_used_at"),
  },
  (table) => [
    uniqueIndex("authenticator_apps_one_waiting").on(table.userId).where(sql`confirmed_at is null`),
    uniqueIndex("authenticator_apps_one_confirmed").on(table.userId).where(sql`confirmed_at is not null`),
    systemPolicy("authenticator_apps"),
  ],
);

/** A security key or passkey. */
export const securityKeys = pgTable(
  "security_keys",
  {
    id: text("id").primaryKey(),
    userId: userId(),
    /** base64url, as the browser names it. */
    credentialId: text("credential_id").notNull().unique(),
    /** COSE, base64url. */
    publicKey: text("public_key").notNull(),
    counter: bigint("counter", { mode: "number" }).notNull(),
    transports: jsonb("transports").notNull().$type<readonly string[]>().default([]),
    /** Never changes; one that does is another authenticator (MF-15). */
    isBackupEligible: boolean("is_backup_eligible").notNull(),
    isBackedUp: boolean("is_backed_up").notNull(),
    name: text("name").notNull(),
    createdAt: createdAt(),
    lastUsedAt: moment("last_used_at"),
  },
  (table) => [index("security_keys_user").on(table.userId), ownPolicy("security_keys"), systemPolicy("security_keys")],
);

export const challengePurposes = ["register", "sign_in", "second_step", "confirm"] as const;

/** Asked of an authenticator, deleted by the first answer whether right or wrong (MF-11). */
export const webauthnChallenges = pgTable(
  "webauthn_challenges",
  {
    id: text("id").primaryKey(),
    purpose: text("purpose", { enum: challengePurposes }).notNull(),
    /** Null when a passkey alone will say who it is. */
    userId: text("user_id").references(() => users.id, { onDelete: "cascade" }),
    /** The session, waiting sign-in or browser that asked; nobody else may answer. */
    boundTo: text("bound_to").notNull(),
    challenge: text("challenge").notNull(),
    expiresAt: moment("expires_at").notNull(),
  },
  (table) => [
    uniqueIndex("webauthn_challenges_one").on(table.purpose, table.boundTo),
    index("webauthn_challenges_ends").on(table.expiresAt),
    systemPolicy("webauthn_challenges"),
  ],
);

/** Ten at a time; the first four characters find the row, the whole is under argon2id (MF-17). */
export const recoveryCodes = pgTable(
  "recovery_codes",
  {
    userId: userId(),
    prefix: text("prefix").notNull(),
    hash: text("hash").notNull(),
    createdAt: createdAt(),
    usedAt: moment("used_at"),
  },
  (table) => [primaryKey({ columns: [table.userId, table.prefix] }), systemPolicy("recovery_codes")],
);

export const countedFactors = ["totp", "sms", "email", "recovery", "webauthn"] as const;

/** Wrong entries in a row, for each factor; asking for a new code does not reset them (MF-07). */
export const factorAttempts = pgTable(
  "factor_attempts",
  {
    userId: userId(),
    factor: text("factor", { enum: countedFactors }).notNull(),
    /** Since the last success or the end of the last lock. */
    failed: integer("failed").notNull(),
    /** Since the last success; at 100 the factor is off until it is set up anew. */
    total: integer("total").notNull(),
    /** When the first of `failed` was taken: a lock ends the sessions that began after it (product.md 3.8). */
    failingSince: moment("failing_since").notNull().defaultNow(),
    lockedUntil: moment("locked_until"),
  },
  (table) => [primaryKey({ columns: [table.userId, table.factor] }), systemPolicy("factor_attempts")],
);
