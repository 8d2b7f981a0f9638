import { boolean, foreignKey, index, jsonb, text } from "drizzle-orm/pg-core";
import { createdAt, moment } from "./columns";
import { members } from "./members";
import { ownPolicy } from "./policies";
import { tenantTable } from "./tenant-table";

/**
 * A person's token for one organisation (AP-01). It hangs on the membership, so that it dies in the same transaction
 * (AP-05); only its SHA-256 is stored, with the beginning and end by which its owner knows it again.
 */
export const apiTokens = tenantTable(
  "api_tokens",
  {
    userId: text("user_id").notNull(),
    name: text("name").notNull(),
    tokenHash: text("token_hash").notNull().unique(),
    prefix: text("prefix").notNull(),
    lastFour: text("last_four").notNull(),
    /** Permissions that it may use at most; what its owner holds at the moment bounds it further (AP-02). */
    scopes: jsonb("scopes").notNull().$type<readonly string[]>(),
    /** Made in a session that had used a factor: others are refused where two-factor is required (product.md 7). */
    hasTwoFactor: boolean("has_two_factor").notNull(),
    createdAt: createdAt(),
    expiresAt: moment("expires_at").notNull(),
    lastUsedAt: moment("last_used_at"),
    revokedAt: moment("revoked_at"),
    revokedBy: text("revoked_by"),
  },
  (table) => [
    foreignKey({
      name: "api_tokens_membership",
      columns: [table.organisationId, table.userId],
      foreignColumns: [members.organisationId, members.userId],
    }).onDelete("cascade"),
    index("api_tokens_user").on(table.userId, table.createdAt),
    ownPolicy("api_tokens"),
  ],
);
