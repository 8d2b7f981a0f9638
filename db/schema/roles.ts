import { sql } from "drizzle-orm";
import { check, pgPolicy, pgTable, text, unique } from "drizzle-orm/pg-core";
import { createdAt } from "./columns";
import { tenantRole, userRole } from "./database-roles";
import { organisations } from "./organisations";
import { currentOrganisation, systemPolicy } from "./policies";

/**
 * Built-in roles have a key and no organisation; custom ones have an organisation and no key. That a member's or an
 * invitation's role is built in or of the same organisation is checked by a trigger, because a built-in role has no
 * organisation that a composite key could name.
 */
export const roles = pgTable(
  "roles",
  {
    id: text("id").primaryKey(),
    organisationId: text("organisation_id").references(() => organisations.id, { onDelete: "cascade" }),
    key: text("key").unique(),
    label: text("label").notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    unique("roles_organisation_id_id").on(table.organisationId, table.id),
    check("roles_built_in_or_custom", sql`(${table.organisationId} is null) = (${table.key} is not null)`),
    pgPolicy("roles_in_tenant", {
      for: "select",
      to: tenantRole,
      using: sql`organisation_id is null or organisation_id = ${currentOrganisation}`,
    }),
    pgPolicy("roles_visible", {
      for: "select",
      to: userRole,
      using: sql`organisation_id is null or exists (select 1 from organisations o where o.id = roles.organisation_id)`,
    }),
    systemPolicy("roles"),
  ],
);
