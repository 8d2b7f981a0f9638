import { configurationTable } from "../lib/kernel/configuration-table";
import { impliedBy } from "../lib/permissions/project-grants";
import { projectAbilities, projectPermission, projectPermissions } from "../lib/permissions/project-table";
import { builtInRoles } from "../lib/permissions/role";
import { permissions, roleKeys, roles } from "../lib/permissions/table";

/** What documents repeat from the code, by the name that stands in their markers. */
const blocks: Readonly<Record<string, () => string>> = {
  roles: roleTables,
  configuration: configurationRows,
};

const markers = /(<!-- generated:([a-z]+) -->\n)[\s\S]*?(<!-- \/generated -->)/g;

/**
 * The document with everything between `<!-- generated:name -->` and `<!-- /generated -->` written anew. The rest is
 * people's and stays as it is.
 *
 * @throws when a marker names a block that there is none of
 */
export function withGeneratedBlocks(document: string): string {
  return document.replace(markers, (_, opening: string, name: string, closing: string) => {
    const print = blocks[name];
    if (!print) throw new Error(`There is no generated block "${name}": see scripts/generated-blocks.ts`);
    return `${opening}\n${print()}\n\n${closing}`;
  });
}

export const blockNames = Object.keys(blocks);

function roleTables(): string {
  const meanings = roleKeys.map((key) => [roles[key].label, roles[key].sentence]);
  const rows = permissions.map((row) => [
    row.label,
    `\`${row.key}\``,
    ...roleKeys.map((key) => (row.roles.has(key) ? "yes" : "")),
  ]);
  const head = ["Permission", "Key", ...roleKeys.map((key) => roles[key].label)];
  return [table(["Role", "What it is for"], meanings), table(head, rows), ...projectTables()].join("\n\n");
}

function projectTables(): readonly string[] {
  const implied = ({ key }: (typeof projectPermissions)[number]) =>
    builtInRoles.filter((role) => impliedBy(role).has(key)).map(({ label }) => label);
  const five = projectPermissions.map((row) => [
    row.label,
    `\`${row.key}\``,
    row.stored.map((stored) => `\`${stored}\``).join(", "),
    implied(row).join(", "),
    row.sentence,
  ]);
  const abilities = projectAbilities.map((row) => [
    row.label,
    `\`${row.key}\``,
    projectPermission(row.permission).label,
    row.limit === null ? "" : `below ${row.limit}`,
    row.external ? "" : "yes",
  ]);
  return [
    "In a project there are five permissions, given person by person; a role holds some of them in every project:",
    table(["Project permission", "Key", "Stored as", "Held in every project by", "What it lets people do"], five),
    "What each lets people do, and which of it is on Rollcall's own screens (the rest other programs ask for):",
    table(["Ability", "Key", "Project permission", "Limit", "On Rollcall's screens"], abilities),
  ];
}

function configurationRows(): string {
  return table(
    ["Variable", "Meaning", "When absent"],
    configurationTable.map(({ name, meaning, fallback }) => [`\`${name}\``, meaning, fallback]),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replace(/[|<]/g, "\\$&")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
