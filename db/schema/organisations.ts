import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgPolicy, pgTable, text } from "drizzle-orm/pg-core";
import { createdAt, moment, words } from "./columns";
import { userRole } from "./database-roles";
import { currentOrganisation, currentUser, systemPolicy, tenantPolicy } from "./policies";

/** The tenant. `member_count` is kept by a trigger on members, so that no page ever counts them. */
export const organisations = pgTable(
  "organisations",
  {
    id: text("id").primaryKey(),
    kind: text("kind", { enum: ["team", "personal"] }).notNull(),
    name: words("name").notNull(),
    slug: text("slug").notNull().unique(),
    timeZone: text("time_zone").notNull().default("Europe/London"),
    defaultRole: text("default_role").notNull().default("technician"),
    /** Email domains that may be invited without a reason; empty: any. A domain covers its sub-domains. */
    approvedDomains: jsonb("approved_domains").notNull().$type<readonly string[]>().default([]),
    projectManagersMayInvite: boolean("project_managers_may_invite").notNull().default(true),
    /** Whether every member sees what projects there are and may ask to join one (product.md 6.9). */
    membersMayAskToJoin: boolean("members_may_ask_to_join").notNull().default(false),
    /** Set by a platform admin: the organisation lets its own members decide go-live requests (product.md 6.10). */
    mayApproveOwnGoLive: boolean("can_approve_own_go_live_requests").notNull().default(false),
    /** From when on two-factor authentication is required; null: it is not. May lie ahead. */
    twoFactorFrom: moment("two_factor_from"),
    /** Whether a text-message code satisfies that requirement. */
    textMessagesCount: boolean("text_messages_count").notNull().default(true),
    seatLimit: integer("seat_limit").notNull(),
    memberCount: integer("member_count").notNull().default(0),
    /** When somebody last became an owner; kept by a trigger on members. */
    ownerGainedAt: moment("owner_gained_at"),
    createdBy: text("created_by").notNull(),
    createdAt: createdAt(),
    /** Gone at once for its members, restorable for 30 days (product.md 4.18). */
    deletedAt: moment("deleted_at"),
    deletedBy: text("deleted_by"),
  },
  (table) => [
    check("organisations_slug_shape", sql`${table.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`),
    check("organisations_seat_limit_positive", sql`${table.seatLimit} > 0`),
    index("organisations_created_by").on(table.createdBy),
    index("organisations_deleted").on(table.deletedAt).where(sql`deleted_at is not null`),
    tenantPolicy("organisations", sql`id = ${currentOrganisation}`),
    systemPolicy("organisations"),
    // A person sees the organisations that they belong to or are invited to.
    pgPolicy("organisations_mine", {
      for: "select",
      to: userRole,
      using: sql`exists (select 1 from members m where m.organisation_id = organisations.id and m.user_id = ${currentUser})
        or exists (select 1 from invitations i where i.organisation_id = organisations.id)`,
    }),
  ],
);
