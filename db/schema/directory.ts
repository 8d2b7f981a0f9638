import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { moment } from "./columns";
import { ownPolicy, systemPolicy } from "./policies";
import { tenantTable } from "./tenant-table";
import { users } from "./users";

/** Where a membership stands in the directory. `waiting`: Rollcall has not come to it yet. */
export const directoryStates = ["waiting", "in_group", "not_in_directory", "failed"] as const;

/** The user pool that this installation is connected to: one row, or none while it has no directory. */
export const directory = pgTable("directory", { pool: text("pool").primaryKey() }, () => [systemPolicy("directory")]);

/** An organisation's group in the directory; no row before it was first tried to make it. */
export const directoryGroups = tenantTable(
  "directory_groups",
  {
    /** Null: it is not there yet, or was found to be gone. */
    madeAt: moment("made_at"),
    /** What was written last: the organisation's name at that time. */
    description: text("description"),
    /** When anybody was last put in or taken out, and when all of it was last compared. */
    writtenAt: moment("written_at").notNull().defaultNow(),
    comparedAt: moment("compared_at").notNull().defaultNow(),
    /** Since when the directory keeps Rollcall from it as a whole, being down or refusing; null while it works. */
    failingSince: moment("failing_since"),
    reason: text("reason"),
    /** The directory's own name for the reason, for whoever runs it. */
    code: text("code"),
    /** Tries in a row that got nowhere, and when the next one is. */
    tries: integer("tries").notNull().default(0),
    nextAt: moment("next_at"),
  },
  (table) => [
    uniqueIndex("directory_groups_organisation").on(table.organisationId),
    index("directory_groups_compared").on(table.comparedAt),
  ],
);

/**
 * Whom the group should hold, and how far that is done: a row for each member, and for whoever left and is not yet out.
 * Triggers write it with every membership that begins or ends, so that no path can forget it.
 */
export const directoryMembers = tenantTable(
  "directory_members",
  {
    userId: text("user_id")
      .notNull()
      .references(() => users.id),
    /** Whether they are to be in the group; false: they left, and are to be taken out. */
    belongs: boolean("belongs").notNull(),
    state: text("state", { enum: directoryStates }).notNull().default("waiting"),
    /** Why it failed, and the directory's own name for it. */
    reason: text("reason"),
    code: text("code"),
    /** The directory's id of the person, remembered before they are put in: whom to take out, whatever their address is by then. */
    sub: text("sub"),
    /** Of who left: under a tenant nobody but members has a name. */
    leaverName: text("leaver_name"),
    tries: integer("tries").notNull().default(0),
    /** When it is tried next; null when all is done. */
    nextAt: moment("next_at").defaultNow(),
    /** Raised by whatever changes what is wanted, so that what was done for an older wish is not taken for it. */
    version: integer("version").notNull().default(1),
    changedAt: moment("changed_at").notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex("directory_members_person").on(table.organisationId, table.userId),
    // Two people of one team are never taken for the same one in the directory.
    uniqueIndex("directory_members_sub").on(table.organisationId, table.sub),
    // Whoever is to be taken out comes first.
    index("directory_members_due")
      .on(table.organisationId, table.belongs, table.nextAt, table.id)
      .where(sql`next_at is not null`),
    index("directory_members_overdue").on(table.nextAt).where(sql`next_at is not null`),
    index("directory_members_unsettled")
      .on(table.organisationId, table.state, table.id)
      .where(sql`state <> 'in_group'`),
    index("directory_members_of_person").on(table.userId),
    check("directory_members_state_known", sql`state in ('waiting', 'in_group', 'not_in_directory', 'failed')`),
    ownPolicy("directory_members"),
    check("directory_members_done_or_due", sql`(state = 'in_group') = (next_at is null)`),
  ],
);
