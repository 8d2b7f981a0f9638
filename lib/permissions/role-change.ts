import { type Permission, permissions } from "./table";

/** One permission that a change of roles gives or takes, and from how many people. */
export interface Changed {
  readonly label: string;
  readonly people: number;
}

export interface RoleChangeSum {
  readonly gained: readonly Changed[];
  readonly lost: readonly Changed[];
}

/** What people gain and lose who hold this much now, and shall all hold `after`: for one person, or summed up for several. */
export function sumOfRoleChange(
  before: readonly ReadonlySet<Permission>[],
  after: ReadonlySet<Permission>,
): RoleChangeSum {
  const changed = (isGain: boolean) =>
    permissions.flatMap(({ key, label }): Changed[] => {
      if (after.has(key) !== isGain) return [];
      const people = before.filter((held) => held.has(key) !== isGain).length;
      return people > 0 ? [{ label, people }] : [];
    });
  return { gained: changed(true), lost: changed(false) };
}
