import type { BuildColumns, BuildExtraConfigColumns } from "drizzle-orm/column-builder";
import {
  type PgColumnBuilderBase,
  type PgTableExtraConfigValue,
  type PgTableWithColumns,
  pgTable,
  text,
  unique,
} from "drizzle-orm/pg-core";
import { organisations } from "./organisations";
import { systemPolicy, tenantPolicy } from "./policies";

type Columns = Record<string, PgColumnBuilderBase>;

const tenantColumns = () => ({
  id: text("id").primaryKey(),
  organisationId: text("organisation_id")
    .notNull()
    .references(() => organisations.id, { onDelete: "cascade" }),
});

type TenantColumns = ReturnType<typeof tenantColumns>;

/**
 * A table whose rows belong to one organisation, with everything that this asks for in one call: the column, the row
 * policies, and the key `(organisation_id, id)` that makes links across tenants impossible (AZ-06, AZ-09).
 */
export function tenantTable<const Name extends string, Own extends Columns>(
  name: Name,
  columns: Own,
  extras: (table: BuildExtraConfigColumns<Name, TenantColumns & Own, "pg">) => PgTableExtraConfigValue[] = () => [],
): PgTableWithColumns<{
  name: Name;
  schema: undefined;
  columns: BuildColumns<Name, TenantColumns & Own, "pg">;
  dialect: "pg";
}> {
  return pgTable(name, { ...tenantColumns(), ...columns } as TenantColumns & Own, (table) => {
    const keyed = table as unknown as BuildExtraConfigColumns<Name, TenantColumns, "pg">;
    return [
      unique(`${name}_organisation_id_id`).on(keyed.organisationId as never, keyed.id as never),
      tenantPolicy(name),
      systemPolicy(name),
      ...extras(table),
    ];
  });
}
