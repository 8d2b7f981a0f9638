import { sql } from "drizzle-orm";
import { check, pgPolicy, pgTable, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, moment, words } from "./columns";
import { tenantRole, userRole } from "./database-roles";
import { organisations } from "./organisations";
import { currentOrganisation, systemPolicy } from "./policies";

/**
 * Built-in roles have a key and no organisation; custom ones have an organisation and no key. That a member's or an
 * invitation's role is built in or of the same organisation is checked by a trigger, because a built-in role has no
 * organisation that a composite key could name.
 *
 * What a built-in role holds is in `lib/permissions/table.ts` and nowhere else; a custom role's permissions are here. One
 * that is deleted stays as a row, because ended invitations and the log still name it; nobody is given it any more.
 */
export const roles = pgTable(
  "roles",
  {
    id: text("id").primaryKey(),
    organisationId: text("organisation_id").references(() => organisations.id, { onDelete: "cascade" }),
    key: text("key").unique(),
    label: words("label").notNull(),
    /** What it is for; null for built-in roles, whose words are in the table. */
    sentence: text("sentence"),
    permissions: text("permissions").array(),
    createdAt: createdAt(),
    deletedAt: moment("deleted_at"),
  },
  (table) => [
    unique("roles_organisation_id_id").on(table.organisationId, table.id),
    check("roles_built_in_or_custom", sql`(${table.organisationId} is null) = (${table.key} is not null)`),
    check(
      "roles_custom_says_what_it_holds",
      sql`(${table.key} is null) = (${table.permissions} is not null and ${table.sentence} is not null)`,
    ),
    // product.md 4.13: these belong to owners alone. A test compares the list with the table of permissions.
    check(
      "roles_owners_keep_theirs",
      sql`not coalesce(${table.permissions} && array['two_factor:enforce', 'two_factor:reset', 'team_report:receive', 'role:manage', 'ownership:transfer', 'organisation:delete'], false)`,
    ),
    uniqueIndex("roles_label").on(table.organisationId, sql`lower(label)`).where(sql`deleted_at is null`),
    pgPolicy("roles_in_tenant", {
      for: "select",
      to: tenantRole,
      using: sql`organisation_id is null or organisation_id = ${currentOrganisation}`,
    }),
    // Built-in roles are nobody's to change: neither policy ever passes one.
    pgPolicy("roles_made_in_tenant", {
      for: "insert",
      to: tenantRole,
      withCheck: sql`organisation_id = ${currentOrganisation}`,
    }),
    pgPolicy("roles_changed_in_tenant", {
      for: "update",
      to: tenantRole,
      using: sql`organisation_id = ${currentOrganisation}`,
      withCheck: sql`organisation_id = ${currentOrganisation}`,
    }),
    pgPolicy("roles_visible", {
      for: "select",
      to: userRole,
      using: sql`organisation_id is null or exists (select 1 from organisations o where o.id = roles.organisation_id)`,
    }),
    systemPolicy("roles"),
  ],
);

/** What `roleOf` (lib/permissions/role.ts) makes a role of. */
export const roleColumns = {
  id: roles.id,
  key: roles.key,
  label: roles.label,
  sentence: roles.sentence,
  permissions: roles.permissions,
};

/** What a list shows of one. */
export const roleTag = { id: roles.id, key: roles.key, label: roles.label };
