import { sql } from "drizzle-orm";
import { index, jsonb, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, moment } from "./columns";
import { ofProject } from "./projects";
import { tenantTable } from "./tenant-table";

/**
 * A project's key for programs (AP-01). It belongs to the project and does not die with a person; only its SHA-256 is
 * stored, with the beginning and end by which people know it again.
 */
export const projectKeys = tenantTable(
  "project_keys",
  {
    projectId: text("project_id").notNull(),
    name: text("name").notNull(),
    keyHash: text("key_hash").notNull().unique(),
    prefix: text("prefix").notNull(),
    lastFour: text("last_four").notNull(),
    scopes: jsonb("scopes").notNull().$type<readonly string[]>(),
    /** The user who made it. */
    createdBy: text("created_by").notNull(),
    createdAt: createdAt(),
    expiresAt: moment("expires_at").notNull(),
    lastUsedAt: moment("last_used_at"),
    revokedAt: moment("revoked_at"),
    revokedBy: text("revoked_by"),
  },
  (table) => [
    index("project_keys_project").on(table.projectId, table.createdAt, table.id),
    ofProject("project_keys_of_project", table),
  ],
);

export const guestKinds = ["email", "mobile"] as const;

/** Whom a project on trial may send to, beside its own team. */
export const projectGuests = tenantTable(
  "project_guests",
  {
    projectId: text("project_id").notNull(),
    kind: text("kind", { enum: guestKinds }).notNull(),
    /** An address as typed, or a number in E.164. */
    value: text("value").notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex("project_guests_value").on(table.projectId, table.kind, sql`lower(value)`),
    ofProject("project_guests_of_project", table),
  ],
);

/** Where the delivery of messages is told to, signed with a secret. */
export const projectCallbacks = tenantTable(
  "project_callbacks",
  {
    projectId: text("project_id").notNull(),
    url: text("url").notNull(),
    /** AES-256-GCM under ENCRYPTION_KEY, see lib/secrets/seal.ts. */
    secret: text("secret").notNull(),
    changedAt: moment("changed_at").notNull().defaultNow(),
  },
  (table) => [unique("project_callbacks_one").on(table.projectId), ofProject("project_callbacks_of_project", table)],
);
