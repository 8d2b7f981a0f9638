import type { RadioGroup, RadioOption } from "@/components/forms/radio-cards";
import type { SelectChoice } from "@/components/forms/select-field";
import type { RoleChoice } from "@/lib/permissions/role";
import { inGroups } from "@/lib/permissions/role-groups";

type NameChoice = Pick<RoleChoice, "name" | "label" | "group">;

/** Roles as radio buttons take them, in their groups. */
export function roleOptions(
  roles: readonly RoleChoice[],
  more: (role: RoleChoice) => Partial<RadioOption> = () => ({}),
): RadioGroup[] {
  return inGroups(roles).map(({ label, roles: those }) => ({
    group: label,
    options: those.map((role) => ({
      value: role.name,
      label: role.label,
      description: role.sentence,
      ...more(role),
    })),
  }));
}

/** Roles as a select field takes them: in their groups, and owner apart below them. */
export function roleChoices(roles: readonly NameChoice[]) {
  const named = (those: readonly NameChoice[]) => those.map(({ name, label }) => ({ value: name, label }));
  return inGroups(roles).flatMap<SelectChoice>(({ label, roles: those }) =>
    label === null ? named(those) : { group: label, options: named(those) },
  );
}

/**
 * What a choice of roles opens on: what the organisation has chosen, if this person may give it. One that runs the team, from
 * before such a role could no longer be chosen, does not count.
 */
export function firstRole(roles: readonly RoleChoice[], wanted: string): string {
  return roles.some(({ name, group }) => name === wanted && group === "projects") ? wanted : "member";
}
