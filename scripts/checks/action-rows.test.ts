import { describe, expect, test } from "vitest";
import { type ActionThings, actionRows } from "@/e2e/http/action-table";
import { createId } from "@/lib/kernel/ids";
import { randomToken } from "@/lib/secrets/derive-token";
import { readActions } from "./read-actions";
import { readForms } from "./read-forms";
import { readSources } from "./read-imports";
import { readRegistry } from "./read-registry";

/** What the HTTP tests would say of e2e/http/action-table.ts after a build, said within seconds. */

const sources = readSources();
const actions = readActions(sources);
const commands = new Map((await readRegistry(sources)).map((registered) => [registered.exportName, registered]));
const forms = await readForms(sources);

const things: ActionThings = {
  invitation: { ours: createId("inv"), theirs: createId("inv"), forOtto: randomToken() },
  session: { own: createId("ses"), theirs: createId("ses") },
  project: { ours: createId("prj"), theirs: createId("prj") },
  review: { ours: createId("rev"), theirs: createId("rev") },
  role: { ours: createId("rol"), theirs: createId("rol"), label: "Watch" },
  otherProject: createId("prj"),
  folder: { ours: createId("fld"), theirs: createId("fld") },
  template: { ours: createId("tpl"), theirs: createId("tpl") },
  serviceCase: {
    ours: { caseId: createId("cas"), number: 1 },
    free: { caseId: createId("cas"), number: 2 },
    done: { caseId: createId("cas"), number: 3 },
    theirs: createId("cas"),
  },
  key: createId("key"),
  token: createId("tok"),
  projectKey: { ours: createId("pky"), theirs: createId("pky") },
  offer: createId("own"),
  directoryEntry: { ours: createId("evt"), theirs: createId("evt") },
  projectInvitation: { ours: createId("pri"), theirs: createId("pri") },
  proposal: { ours: createId("prp"), theirs: createId("prp") },
  joinRequest: { ours: createId("jrq"), theirs: createId("jrq") },
  goLive: { ours: createId("glr"), theirs: createId("glr"), project: createId("prj"), ready: createId("prj") },
};
const rows = actionRows(things);

/** Fields that name a thing and are not tried with somebody else's, each with its reason. */
const untried: Readonly<Record<string, string>> = {
  revokeMemberTokenAction: "whoever is not an owner is told so before any id is looked at; lib/tokens tries ids",
};

test("actions are found", () => {
  expect(actions.length).toBeGreaterThan(60);
});

test("no row is for an action that is gone", () => {
  const names = new Set(actions.map(({ name }) => name));
  expect(Object.keys(rows).filter((name) => !names.has(name))).toEqual([]);
});

/** The field by which the action finds the place; the command never sees it. */
const placeField = {
  member: "organisation",
  holder: "organisation",
  project: "project",
  invitee: "invitation",
} as Readonly<Record<string, string>>;

describe.each(actions)("$name", ({ name, path, command }) => {
  test("is for a command of the registry", () => {
    expect(commands.has(command), `${path}: ${command} is no command`).toBe(true);
  });

  test("has a row, so that it is attacked", () => {
    const advice = `say in e2e/http/action-table.ts for whom ${name} works and with which fields`;
    expect(rows[name], advice).toBeDefined();
  });

  test("has fields in its row that its command takes", () => {
    const registered = commands.get(command);
    const row = rows[name];
    if (!registered || !row) return;
    const place = placeField[registered.access.claim];
    const given = Object.entries(row.fields).filter(([field]) => field !== place && !field.startsWith("?"));
    const read = forms.get(registered.input)?.schema ?? registered.input;
    const { error } = read.safeParse(Object.fromEntries(given));
    const issues = error?.issues.map(({ path: [field], message }) => `${String(field)}: ${message}`) ?? [];
    expect(issues, `${name} in e2e/http/action-table.ts`).toEqual([]);
  });

  test("is tried with somebody else's id in each field that names a thing", () => {
    const row = rows[name];
    // Whoever is no platform admin finds nothing there, whatever they name.
    if (!row || commands.get(command)?.access.name === "platform") return;
    const names = Object.keys(row.fields).filter((field) => field.endsWith("Id"));
    if (row.target) expect(Object.keys(row.fields)).toContain(row.target.field);
    const isTried = names.length === 0 || row.target !== undefined;
    const why = untried[name];
    expect(isTried, why ? `${name} has a target now: take it off \`untried\`` : `${name}: give its row a target`).toBe(
      !why,
    );
  });
});
