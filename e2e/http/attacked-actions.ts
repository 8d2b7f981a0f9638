import { dirname } from "node:path";
import { can } from "../../lib/permissions/can";
import { permissionsOf, type RoleKey } from "../../lib/permissions/table";
import { readActions } from "../../scripts/checks/read-actions";
import { readSources } from "../../scripts/checks/read-imports";
import { type Registered, readRegistry } from "../../scripts/checks/read-registry";
import { type BuiltAction, builtActions } from "../fixtures/actions";
import { addressOf } from "../fixtures/built-routes";
import type { World } from "../fixtures/world";
import { type ActionRow, actionTable } from "./action-table";

/** A server action of the build with the command behind it and what it needs to succeed. */
export interface AttackedAction extends ActionRow {
  readonly name: string;
  readonly page: string;
  readonly command: Registered;
  readonly access: Registered["access"]["name"];
  /** Whose form names an organisation, which the actor is then made for. */
  readonly isOfOrganisation: boolean;
  /** Where an organisation may ask for a second factor first: in it, and in its projects. */
  readonly isGated: boolean;
}

/** All of them, with rows made for this world. */
export async function attackedActions(world: World): Promise<readonly AttackedAction[]> {
  const [table, commands] = [await actionTable(world), await commandsOfActions()];
  return builtActions().flatMap((action): AttackedAction[] => {
    const [row, command] = [table[action.name], commands.get(action.name)];
    if (!row || !command) return [];
    const access = command.access.name;
    const isOfOrganisation = access === "role" || access === "member";
    const isGated = isOfOrganisation || access === "project";
    return [
      { ...row, name: action.name, page: row.page ?? pageOf(action), command, access, isOfOrganisation, isGated },
    ];
  });
}

/** What a role in the organisation and no place in the project do not allow. Both open Northwind's projects. */
export function isBeyond({ access: { name, permission, projectPermission } }: Registered, role: RoleKey): boolean {
  if (name !== "role" && name !== "project") return false;
  return projectPermission !== undefined || (permission !== undefined && !can(permissionsOf(role), permission));
}

let found: Promise<ReadonlyMap<string, Registered>> | undefined;

/** Which command each action is for. */
export function commandsOfActions(): Promise<ReadonlyMap<string, Registered>> {
  found ??= readCommands();
  return found;
}

async function readCommands() {
  const sources = readSources();
  const actions = readActions(sources);
  const wanted = new Set(actions.map(({ command }) => command));
  const isWanted = (text: string) =>
    [...text.matchAll(/\bexport const (\w+) =/g)].some(([, one]) => wanted.has(one ?? ""));
  const registry = await readRegistry(sources.filter(({ text }) => isWanted(text)));
  const byName = new Map(registry.map((registered) => [registered.exportName, registered]));
  return new Map(
    actions.flatMap(({ name, command }) => {
      const registered = byName.get(command);
      return registered ? [[name, registered] as const] : [];
    }),
  );
}

/** The page beside the action's file, or another one that the build gave it to. */
function pageOf({ file, pages }: BuiltAction): string {
  const page = pages.find((each) => each === `${dirname(file)}/page`) ?? pages[0] ?? "";
  const route = page
    .replace(/^app/, "")
    .replace(/\/page$/, "")
    .replace(/\/\([^)]+\)/g, "");
  return addressOf(route);
}
