import { expect, test } from "vitest";
import { permissions } from "@/lib/permissions/table";
import { permissionAreas } from "./permission-areas";

test("every permission stands in one group, under the label of the table", () => {
  const rows = permissionAreas.flatMap((area) => area.rows);
  expect(rows).toHaveLength(permissions.length);
  expect(new Map(rows.map(({ key, label }) => [key, label]))).toEqual(
    new Map(permissions.map(({ key, label }) => [key, label])),
  );
  for (const { rows: ofArea } of permissionAreas) expect(ofArea.length).toBeGreaterThan(0);
});

test("within a group the table's own order is kept", () => {
  const order = permissions.map(({ key }) => key);
  for (const { rows } of permissionAreas) {
    const places = rows.map(({ key }) => order.indexOf(key));
    expect(places).toEqual(places.toSorted((one, other) => one - other));
  }
});
