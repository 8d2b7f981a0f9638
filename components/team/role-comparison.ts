import { heldBy, type RoleChoice } from "@/lib/permissions/role";
import { permissions } from "@/lib/permissions/table";
import { type AreaRows, permissionAreas } from "./permission-areas";

/** Which roles and rows of the matrix an address asks for. */
export interface AskedMatrix {
  readonly a?: string;
  readonly b?: string;
  readonly differs?: string;
  /** On a phone one role stands alone. */
  readonly role?: string;
  readonly search?: string;
}

/** The two roles that are compared; null where the address does not name two that there are. */
export function comparedOf<Choice extends RoleChoice>(
  roles: readonly Choice[],
  { a, b }: AskedMatrix,
): readonly [Choice, Choice] | null {
  const [one, other] = [a, b].map((name) => roles.find((role) => role.name === name));
  return one && other && one !== other ? [one, other] : null;
}

/** "Developer has 17 that Technician lacks · Technician has 5 that Developer lacks · both have 18". */
export function sumOf([one, other]: readonly [RoleChoice, RoleChoice]): string {
  const [ofOne, ofOther] = [heldBy(one), heldBy(other)];
  const count = (isCounted: (inOne: boolean, inOther: boolean) => boolean) =>
    permissions.filter(({ key }) => isCounted(ofOne.has(key), ofOther.has(key))).length;
  const more = count((inOne, inOther) => inOne && !inOther);
  const less = count((inOne, inOther) => inOther && !inOne);
  const parts = [
    ...(more > 0 ? [`${one.label} has ${more} that ${other.label} lacks`] : []),
    ...(less > 0 ? [`${other.label} has ${less} that ${one.label} lacks`] : []),
    `both have ${count((inOne, inOther) => inOne && inOther)}`,
  ];
  return more + less === 0 ? `${one.label} and ${other.label} hold the same` : parts.join(" · ");
}

/** The groups with the rows that are asked for; a group without one is left out. */
export function rowsOf(compared: readonly [RoleChoice, RoleChoice] | null, asked: AskedMatrix): AreaRows[] {
  const typed = asked.search?.trim().toLowerCase() ?? "";
  const held = compared && asked.differs !== undefined ? compared.map(heldBy) : null;
  return permissionAreas
    .map(({ label, rows }) => ({
      label,
      rows: rows.filter(
        (row) =>
          `${row.label} ${row.sentence ?? ""} ${label}`.toLowerCase().includes(typed) &&
          (held === null || held[0]?.has(row.key) !== held[1]?.has(row.key)),
      ),
    }))
    .filter(({ rows }) => rows.length > 0);
}
