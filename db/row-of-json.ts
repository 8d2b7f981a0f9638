import type { Column } from "drizzle-orm";

/**
 * A row that a function answered as JSON, as drizzle would have read it.
 *
 * @param columns `getTableColumns(table)`, or some of them
 */
export function rowOfJson<Row>(
  columns: { readonly [Name in keyof Row]: Column },
  json: Readonly<Record<string, unknown>>,
): Row {
  const entries = Object.entries<Column>(columns).map(([name, column]) => {
    const value = json[column.name];
    return [name, value === null || value === undefined ? null : column.mapFromDriverValue(value)];
  });
  return Object.fromEntries(entries) as Row;
}
