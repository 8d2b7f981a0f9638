import { cast } from "../../db/seed";
import { drawnForField } from "../../lib/kernel/echo-form";
import { createId } from "../../lib/kernel/ids";
import { projectPlace } from "../../lib/kernel/project-place";
import { randomToken } from "../../lib/secrets/derive-token";
import { answerOf, builtActions, type Fields, plain, scripted } from "../fixtures/actions";
import { expect, test } from "../fixtures/world";
import { type ActionRow, actionTable } from "./action-table";
import { attackedActions, commandsOfActions, isBeyond } from "./attacked-actions";
import { bypasses, leaks, withoutTyped } from "./bypasses";
import { expectRefused } from "./expect-refused";
import { isDeep, once, pairs } from "./pairs";

/** Every server action is a public endpoint, whatever page it was written for (AZ-01, AZ-03, AZ-05, AZ-07). */
const ways = { scripted, plain };

test("every server action of the build has a command and a row in the table of this test", async ({ world }) => {
  const built = builtActions().map(({ name }) => name);
  const commands = await commandsOfActions();
  expect(built.filter((name) => !commands.has(name))).toEqual([]);
  expect(built.toSorted(), "add what the action needs to e2e/http/action-table.ts, so that it is attacked too").toEqual(
    Object.keys(await actionTable(world)).toSorted(),
  );
});

for (const [way, post] of Object.entries(ways)) {
  test(`no action does anything without a cookie or with a made-up one, posted ${way}`, async ({ world }) => {
    const actions = await attackedActions(world);
    const places = ["own", "/sign-in", "/no/such/page"];
    await world.unchanged(async () => {
      for (const [turn, makeCookie] of [() => undefined, randomToken].entries()) {
        const n = turn + (way === "plain" ? 0 : 1);
        // Each action without a cookie in the one way, and with a made-up one in the other.
        const tried = isDeep ? actions : actions.filter((_, index) => (index + n) % 2 === 0);
        for (const [row, place] of once(tried, places, n)) {
          const { name, access, page } = row;
          const fields = access === "public" ? (row.harmless ?? row.fields) : row.fields;
          const [path, cookie] = [place === "own" ? page : place, makeCookie()];
          const reply = await world.ask(post(name, fields, { path, ...(cookie ? { cookie } : {}) }));
          expectRefused(reply, `${name} at ${path}`);
        }
      }
    });
  });

  test(`no field beyond its own gets past an action, posted ${way}`, async ({ world }) => {
    const actions = await attackedActions(world);
    const cookies = new Map<string, string>();
    for (const person of ["olive", "adam", "otto"] as const) cookies.set(person, await world.signInAs(person));
    await world.unchanged(async () => {
      for (const [n, row] of actions.entries()) {
        // Both ways end in the same reader of forms, and what a schema refuses is tested beside it.
        if (!isDeep && n % 2 === (way === "plain" ? 0 : 1)) continue;
        const all = Object.entries(tampered(Object.entries(row.fields), row));
        const tried = isDeep ? all : all.filter((_, index) => index % 5 === n % 5);
        for (const [what, fields] of tried) {
          const cookie = row.as ? cookies.get(row.as) : undefined;
          const reply = await world.ask(post(row.name, fields, { path: row.page, ...(cookie ? { cookie } : {}) }));
          expectRefused(reply, `${row.name} with ${what}`);
        }
      }
    });
  });
}

test("no way round the gate runs an action, posted in either way", async ({ world }) => {
  const actions = (await attackedActions(world)).filter(({ access }) => access !== "public");
  await world.unchanged(async () => {
    for (const [n, [row, [how, bypass]]] of pairs(actions, Object.entries(bypasses)).entries()) {
      const { headers = {}, path = (same: string) => same } = bypass;
      for (const post of isDeep ? [scripted, plain] : [n % 2 ? plain : scripted]) {
        const reply = await world.ask(post(row.name, row.fields, { path: path(row.page), headers }));
        expectRefused(reply, `${row.name} with ${how}`);
        if (row.access === "role") expect(leaks(reply, row.fields), `${row.name} with ${how}`).toEqual([]);
      }
    }
  });
});

type Pairs = readonly (readonly [string, string])[];

function tampered(right: Pairs, { fields }: ActionRow): Record<string, Fields> {
  const extra = ["role", "userId", "organisationId", "emailVerified", "__proto__", "constructor", "then"];
  const twice = right.filter(([name]) => !name.startsWith("?")).slice(0, 1);
  return {
    ...Object.fromEntries(
      extra
        .filter((name) => !(name in fields) || name === "__proto__")
        .map((name) => [name, [...right, [name, "owner"]]]),
    ),
    ...(twice[0] ? { "the same field twice": [...right, twice[0]] } : {}),
    "a file": [...right, ["upload", new Blob(["x"], { type: "text/plain" })]],
    ...(twice[0] ? { "a file as a field": [[twice[0][0], new Blob([twice[0][1]])], ...right.slice(1)] } : {}),
  };
}

test("no action of a signed-in person runs from a page that was drawn for somebody else, or for nobody", async ({
  world,
}) => {
  const actions = (await attackedActions(world)).filter(({ access }) => access !== "public");
  const people = ["olive", "adam", "mia", "vera", "otto"] as const;
  const cookies = new Map(await Promise.all(people.map(async (one) => [one, await world.signInAs(one)] as const)));
  await world.unchanged(async () => {
    for (const [n, { name, as: person, fields, page }] of actions.entries()) {
      // Whose page it is comes before whether they may.
      const cookie = cookies.get(person ?? "olive") ?? "";
      const others = [person === "vera" ? cast.mia.userId : cast.vera.userId, ""];
      for (const drawnFor of isDeep ? others : others.slice(n % 2).slice(0, 1)) {
        const given = { ...fields, [drawnForField]: drawnFor };
        const reply = await world.ask(scripted(name, given, { path: page, cookie }));
        expect(answerOf(reply), name).toMatchObject({ status: "refused", code: "conflict", reason: "other_person" });
      }
    }
  });
});

test("a role without the right changes nothing in its own organisation", async ({ world }) => {
  const all = await attackedActions(world);
  for (const [turn, [person, role]] of (
    [
      ["mia", "technician"],
      ["vera", "read_only"],
    ] as const
  ).entries()) {
    const cookie = await world.signInAs(person);
    const actions = all.filter(({ command }) => isBeyond(command, role));
    await world.unchanged(async () => {
      for (const { name, fields, page } of actions) {
        const reply = await world.ask(scripted(name, fields, { path: page, cookie }));
        expect(answerOf(reply), `${name} as ${person}`).toMatchObject({ status: "refused", code: "forbidden" });
      }
      for (const [n, { name, fields, page }] of actions.entries())
        if (isDeep || n % 2 === turn)
          expectRefused(await world.ask(plain(name, fields, { path: page, cookie })), `${name} as ${person}`);
    });
  }
});

test("what platform admins do does not exist for anybody else", async ({ world }) => {
  const actions = (await attackedActions(world)).filter(({ access }) => access === "platform");
  expect(actions.length).toBeGreaterThan(5);
  for (const person of ["olive", "otto"] as const) {
    const cookie = await world.signInAs(person);
    await world.unchanged(async () => {
      for (const { name, fields, page } of actions) {
        const reply = await world.ask(scripted(name, fields, { path: page, cookie }));
        expect(answerOf(reply), `${name} as ${person}`).toMatchObject({ status: "refused", code: "not_found" });
        expectRefused(await world.ask(plain(name, fields, { path: page, cookie })), `${name} as ${person}`);
      }
    });
  }
});

test("another organisation's slug is the same as one that does not exist, for every role", async ({ world }) => {
  const actions = (await attackedActions(world)).filter(({ access }) => access === "role");
  for (const [turn, person] of (["olive", "adam", "vera", "mia", "otto"] as const).entries()) {
    const cookie = await world.signInAs(person);
    const [own, foreign] = person === "otto" ? ["southbank", "northwind"] : ["northwind", "southbank"];
    // Mia belongs to both: there it is her role that says no. Of those who belong to the one each tries a third.
    const tried = turn > 2 || isDeep ? actions : actions.filter((_, n) => n % 3 === turn);
    await world.unchanged(async () => {
      for (const { name, fields: right, page, command } of tried) {
        if (person === "mia" && !isBeyond(command, "developer")) continue;
        const replies = [];
        for (const organisation of person === "mia" ? [foreign] : [foreign, "no-such-organisation"]) {
          const fields = { ...right, organisation };
          const path = page.replace("/orgs/northwind", `/orgs/${own}`);
          const reply = await world.ask(scripted(name, fields, { path, cookie }));
          if (person !== "mia")
            expect(leaksOfOther(withoutTyped(reply.body, right), foreign), `${name} as ${person}`).toEqual([]);
          replies.push(withoutEcho(reply.status, answerOf(reply), fields));
        }
        if (person === "mia") expect(replies[0], `${name} as mia`).toContain("forbidden");
        else expect(replies[0], `${name} as ${person}`).toBe(replies[1]);
      }
    });
  }
});

test("a project of another organisation is the same as one that does not exist", async ({ world }) => {
  const actions = (await attackedActions(world)).filter(({ access }) => access === "project");
  expect(actions.length).toBeGreaterThan(5);
  const cookie = await world.signInAs("olive");
  const places = [
    projectPlace("northwind", createId("prj")),
    projectPlace("northwind", cast.signals.id),
    projectPlace("southbank", cast.signals.id),
    "northwind",
    "",
  ];
  await world.unchanged(async () => {
    for (const { name, fields: right, page } of actions) {
      const answers = [];
      for (const project of places) {
        const fields = { ...right, project };
        const reply = await world.ask(scripted(name, fields, { path: page, cookie }));
        expect(answerOf(reply), `${name} in ${project}`).toMatchObject({ status: "refused", code: "not_found" });
        expect(leaksOfOther(withoutTyped(reply.body, right), "southbank"), name).toEqual([]);
        answers.push(withoutEcho(reply.status, answerOf(reply), fields));
      }
      expect(new Set(answers).size, name).toBe(1);
    }
  });
});

test("another organisation's or person's id is answered like a random one", async ({ world }) => {
  const actions = (await attackedActions(world)).filter(({ target }) => target !== undefined);
  for (const person of ["olive", "adam", "otto"] as const) {
    const cookie = await world.signInAs(person);
    const organisation = person === "otto" ? "southbank" : "northwind";
    await world.unchanged(async () => {
      for (const { name, target, fields, isOfOrganisation, page } of actions) {
        if (!target) continue;
        // To Otto, Southbank's are his own; those of Northwind are the foreign ones.
        const own = Object.entries(fields).find(([field]) => field === target.field)?.[1] ?? "";
        const foreign = person === "otto" && isOfOrganisation ? own : target.foreign;
        const path = isOfOrganisation ? page.replace("/orgs/northwind", `/orgs/${organisation}`) : page;
        const answers = [];
        for (const id of [foreign, target.random]) {
          const given = { ...fields, ...(isOfOrganisation ? { organisation } : {}), [target.field]: id };
          const reply = await world.ask(scripted(name, given, { path, cookie }));
          // Whoever may not do it at all is told so, whatever the id.
          expect(answerOf(reply)?.status, `${name} as ${person}`).toBe("refused");
          expect(["not_found", "forbidden"], `${name} as ${person}`).toContain(answerOf(reply)?.code);
          answers.push(withoutEcho(reply.status, answerOf(reply), given));
        }
        expect(answers[0], `${name} as ${person}`).toBe(answers[1]);
      }
    });
  }
});

/** A refusal repeats what was typed; that apart, two of them must not differ. */
function withoutEcho(status: number, answer: object | null, given: Record<string, string>) {
  let text = JSON.stringify([status, answer]);
  for (const value of Object.values(given)) text = text.replaceAll(JSON.stringify(value), '"…"');
  return text;
}

function leaksOfOther(body: string, slug: string) {
  const names = slug === "northwind" ? [cast.northwind.name, cast.olive.name] : [cast.southbank.name, cast.otto.name];
  return names.filter((name) => body.includes(name));
}

test("what is no form is refused without a word about why", async ({ world }) => {
  const cookie = await world.signInAs("olive");
  const bodies = [
    "[]",
    "[null]",
    '["$undefined","$undefined"]',
    '[{"status":"idle"},{"organisation":"northwind"}]',
    "{",
    "",
  ];
  const odd = [
    '["$K1"]',
    '["$F1"]',
    '["$@1"]',
    '[{"status":"idle"},"$Qff"]',
    '[{"then":"$@0"}]',
    '["$1:__proto__:then"]',
  ];
  await world.unchanged(async () => {
    for (const { name, id } of builtActions()) {
      if (!["revokeOtherSessionsAction", "inviteAction", "removeAction", "signInAction"].includes(name)) continue;
      for (const body of [...bodies, ...odd]) {
        const headers = { "next-action": id, "content-type": "text/plain;charset=UTF-8" };
        const reply = await world.ask({ method: "POST", path: "/orgs/northwind/team", cookie, headers, body });
        expect(reply.body, `${name}: ${body}`).not.toMatch(/at \S+ \(|node_modules|TypeError|\.next\/|"status":"done"/);
      }
    }
  });
});
