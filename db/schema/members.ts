import { sql } from "drizzle-orm";
import { boolean, index, text, unique } from "drizzle-orm/pg-core";
import { moment, words } from "./columns";
import { ownPolicy } from "./policies";
import { roles } from "./roles";
import { tenantTable } from "./tenant-table";
import { twoFactorStates, users } from "./users";

/**
 * What a list sorted by role is sorted by: the eight in their order, owners first, then each of the organisation's own.
 * Text, so that one expression serves index, comparison and cursor.
 */
export const roleOrder = sql`(case role_id when 'rol_owner' then '0' when 'rol_administrator' then '1' when 'rol_developer' then '2'
  when 'rol_content_manager' then '3' when 'rol_technician' then '4' when 'rol_service' then '5' when 'rol_read_only' then '6'
  when 'rol_member' then '7' else '8' || role_id end)`;

/** A user in an organisation, with exactly one role. */
export const members = tenantTable(
  "members",
  {
    userId: text("user_id")
      .notNull()
      .references(() => users.id),
    roleId: text("role_id")
      .notNull()
      .references(() => roles.id),
    joinedAt: moment("joined_at").notNull().defaultNow(),
    /** Name and address by their letters, kept by triggers: what search looks through and the list is sorted by. */
    searchText: words("search_text").notNull().default(""),
    /** The person's two-factor state, copied by triggers: shown in lists, and counted through the index. */
    twoFactor: text("two_factor", { enum: twoFactorStates }).notNull().default("none"),
    /** When it ends by itself; never an owner's (product.md 4.9). */
    endsAt: moment("ends_at"),
    /** When its end was announced, a week before. */
    endAnnouncedAt: moment("end_announced_at"),
    /** An owner who wants the monthly report by mail. */
    receivesReport: boolean("receives_report").notNull().default(false),
    /** When they put the nudge about a single owner away; it comes back once there was another owner meanwhile. */
    nudgePutAwayAt: moment("nudge_put_away_at"),
    /** Given by an owner: decides go-live requests, while the organisation may (product.md 6.10). */
    mayMakeLive: boolean("can_make_services_live").notNull().default(false),
    /** Whether they hear by mail of service cases that concern them. */
    receivesCaseMails: boolean("receives_case_mails").notNull().default(true),
    /** Start of the latest session that opened this organisation. */
    lastSignInAt: moment("last_sign_in_at"),
    /** When they put away what the dashboard says to newcomers. */
    welcomePutAwayAt: moment("welcome_put_away_at"),
  },
  (table) => [
    unique("members_organisation_id_user_id").on(table.organisationId, table.userId),
    index("members_user_id").on(table.userId),
    index("members_page").on(table.organisationId, table.joinedAt, table.id),
    index("members_by_name").on(table.organisationId, table.searchText, table.id),
    index("members_by_sign_in").on(table.organisationId, sql`coalesce(last_sign_in_at, '-infinity')`, table.id),
    index("members_by_role").on(table.organisationId, roleOrder, table.id),
    index("members_two_factor").on(table.organisationId, table.twoFactor, table.id),
    index("members_ends").on(table.endsAt).where(sql`ends_at is not null`),
    index("members_receive_report").on(table.organisationId).where(sql`receives_report`),
    // With how long they have been away, so that the few of a role who have are not searched for among the many.
    index("members_role").on(table.organisationId, table.roleId, sql`coalesce(last_sign_in_at, joined_at)`),
    ownPolicy("members"),
  ],
);
