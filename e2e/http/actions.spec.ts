import { cast } from "../../db/seed";
import { randomToken } from "../../lib/secrets/derive-token";
import { answerOf, builtActions, type Fields, plain, scripted } from "../fixtures/actions";
import { expect, test, type World } from "../fixtures/world";
import { type ActionRow, actionTable, expectRefused } from "./action-table";
import { leaks, shareOfBypasses } from "./bypasses";

/** Every server action is a public endpoint, whatever page it was written for (AZ-01, AZ-03, AZ-05, AZ-07). */
const ways = { scripted, plain };

async function rowsOf(world: World) {
  const table = await actionTable(world);
  return builtActions().flatMap(({ name }): [string, ActionRow][] => {
    const row = table[name];
    return row ? [[name, row]] : [];
  });
}

test("every server action of the build has a row in the table of this test", async ({ world }) => {
  const known = Object.keys(await actionTable(world)).sort();
  const built = builtActions().map(({ name }) => name);
  expect(built.toSorted(), "add what the action needs to e2e/http/action-table.ts, so that it is attacked too").toEqual(
    known,
  );
});

for (const [way, post] of Object.entries(ways)) {
  for (const [whose, makeCookie] of [
    ["without a cookie", () => undefined],
    ["with a made-up cookie", randomToken],
  ] as const) {
    test(`no action does anything ${whose}, posted ${way}`, async ({ world }) => {
      const rows = await rowsOf(world);
      await world.unchanged(async () => {
        for (const [name, row] of rows) {
          const fields = row.access === "public" ? (row.harmless ?? {}) : row.fields;
          for (const path of new Set([row.page, "/sign-in", "/no/such/page"])) {
            const cookie = makeCookie();
            const reply = await world.ask(post(name, fields, { path, ...(cookie ? { cookie } : {}) }));
            expectRefused(reply, `${name} at ${path}`);
          }
        }
      });
    });
  }

  test(`no way round the gate runs an action, posted ${way}`, async ({ world }) => {
    test.slow();
    const rows = (await rowsOf(world)).filter(([, { access }]) => access !== "public");
    await world.unchanged(async () => {
      for (const [n, [name, row]] of rows.entries()) {
        // Posted plain, each answer is a whole page.
        const tried = shareOfBypasses(n, way === "plain" ? 4 : 2);
        for (const [how, { headers = {}, path = (same: string) => same }] of tried) {
          const reply = await world.ask(post(name, row.fields, { path: path(row.page), headers }));
          expectRefused(reply, `${name} with ${how}`);
          if (row.access === "role") expect(leaks(reply), `${name} with ${how}`).toEqual([]);
        }
      }
    });
  });

  test(`no field beyond its own gets past an action, posted ${way}`, async ({ world }) => {
    const rows = await rowsOf(world);
    const cookies = new Map<string, string>();
    for (const person of ["olive", "adam", "otto"] as const) cookies.set(person, await world.signInAs(person));
    await world.unchanged(async () => {
      for (const [name, row] of rows) {
        const right = Object.entries(row.fields);
        const all = Object.entries(tampered(right, row));
        // Both ways end in the same reader of forms; the slower one, which renders a page each time, tries a few.
        for (const [what, fields] of way === "plain" ? all.slice(-4) : all) {
          const cookie = row.as ? cookies.get(row.as) : undefined;
          const reply = await world.ask(post(name, fields, { path: row.page, ...(cookie ? { cookie } : {}) }));
          expectRefused(reply, `${name} with ${what}`);
        }
      }
    });
  });
}

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

test("a role without the right changes nothing in its own organisation", async ({ world }) => {
  const rows = (await rowsOf(world)).filter(([, { access }]) => access === "role");
  for (const person of ["mia", "vera"] as const) {
    const cookie = await world.signInAs(person);
    await world.unchanged(async () => {
      for (const [name, row] of rows) {
        const reply = await world.ask(scripted(name, row.fields, { path: row.page, cookie }));
        expect(answerOf(reply), `${name} as ${person}`).toMatchObject({ status: "refused", code: "forbidden" });
        expectRefused(await world.ask(plain(name, row.fields, { path: row.page, cookie })), `${name} as ${person}`);
      }
    });
  }
});

test("what platform admins do does not exist for anybody else", async ({ world }) => {
  const rows = (await rowsOf(world)).filter(([, { access }]) => access === "platform");
  expect(rows.length).toBeGreaterThan(5);
  for (const person of ["olive", "otto"] as const) {
    const cookie = await world.signInAs(person);
    await world.unchanged(async () => {
      for (const [name, row] of rows) {
        const reply = await world.ask(scripted(name, row.fields, { path: row.page, cookie }));
        expect(answerOf(reply), `${name} as ${person}`).toMatchObject({ status: "refused", code: "not_found" });
        expectRefused(await world.ask(plain(name, row.fields, { path: row.page, cookie })), `${name} as ${person}`);
      }
    });
  }
});

test("another organisation's slug is the same as one that does not exist, for every role", async ({ world }) => {
  const rows = (await rowsOf(world)).filter(([, { access }]) => access === "role");
  for (const person of ["olive", "adam", "mia", "vera", "otto"] as const) {
    const cookie = await world.signInAs(person);
    const [own, foreign] = person === "otto" ? ["southbank", "northwind"] : ["northwind", "southbank"];
    // Mia belongs to both: there it is her role that says no.
    const code = person === "mia" ? "forbidden" : "not_found";
    await world.unchanged(async () => {
      for (const [name, row] of rows) {
        const replies = [];
        for (const organisation of [foreign, "no-such-organisation"]) {
          const fields = { ...row.fields, organisation };
          const path = row.page.replace("/orgs/northwind", `/orgs/${own}`);
          const reply = await world.ask(scripted(name, fields, { path, cookie }));
          if (person !== "mia") expect(leaksOfOther(reply.body, foreign), `${name} as ${person}`).toEqual([]);
          replies.push(withoutEcho(reply.status, answerOf(reply), fields));
        }
        if (person === "mia") expect(replies[0], `${name} as mia`).toContain(code);
        else expect(replies[0], `${name} as ${person}`).toBe(replies[1]);
      }
    });
  }
});

test("another organisation's or person's id is answered like a random one", async ({ world }) => {
  const rows = (await rowsOf(world)).filter(([, { target }]) => target !== undefined);
  for (const person of ["olive", "adam", "otto"] as const) {
    const cookie = await world.signInAs(person);
    const organisation = person === "otto" ? "southbank" : "northwind";
    await world.unchanged(async () => {
      for (const [name, { target, fields, access, page }] of rows) {
        if (!target) continue;
        // To Otto, Southbank's are his own; those of Northwind are the foreign ones.
        const own = Object.entries(fields).find(([field]) => field === target.field)?.[1] ?? "";
        const foreign = person === "otto" && access === "role" ? own : target.foreign;
        const path = access === "role" ? page.replace("/orgs/northwind", `/orgs/${organisation}`) : page;
        const answers = [];
        for (const id of [foreign, target.random]) {
          const given = { ...fields, ...(access === "role" ? { organisation } : {}), [target.field]: id };
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
