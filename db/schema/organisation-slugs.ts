import { pgTable, text, unique } from "drizzle-orm/pg-core";
import { moment } from "./columns";
import { organisations } from "./organisations";
import { systemPolicy, tenantPolicy } from "./policies";

/** URL names that an organisation has given up, which still lead to it for 90 days (product.md 4.1). */
export const organisationSlugs = pgTable(
  "organisation_slugs",
  {
    slug: text("slug").primaryKey(),
    organisationId: text("organisation_id")
      .notNull()
      .references(() => organisations.id, { onDelete: "cascade" }),
    endsAt: moment("ends_at").notNull(),
  },
  (table) => [
    unique("organisation_slugs_organisation_id_slug").on(table.organisationId, table.slug),
    tenantPolicy("organisation_slugs"),
    systemPolicy("organisation_slugs"),
  ],
);
