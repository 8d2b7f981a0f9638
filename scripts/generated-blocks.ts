import { configurationTable } from "../lib/kernel/configuration-table";
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
  return `${table(["Role", "What it is for"], meanings)}\n\n${table(head, rows)}`;
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
