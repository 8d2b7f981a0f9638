import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, openDatabase } from "@/db/client";
import { cast } from "@/db/seed";
import { planOf, type Statement } from "@/lib/testing/plan-of";
import { memberActor, testContext } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import type { MemberActor } from "@/lib/usecase/claims";
import type { Context } from "@/lib/usecase/context";
import { exportLines } from "./export-lines";
import { listAccessOn } from "./list-access-on";
import { listAuditEvents } from "./list-audit-events";

const { olive, northwind, southbank } = cast;

let world: World;
let db: Database;
let ctx: Context;
let asOlive: MemberActor;
let asked: Statement[] = [];
beforeAll(async () => {
  world = await openWorld();
  const { sql: owner, url } = world;
  db = openDatabase({ url, connections: 2, onStatement: (text, parameters) => asked.push({ text, parameters }) });
  ctx = testContext(db);
  asOlive = await memberActor(owner, olive, northwind);
  // 50,000 entries over 200 days, by 200 people; each 500th is a removal. And as many of another organisation.
  for (const { id } of [northwind, southbank]) {
    await owner.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`insert into audit_events (organisation_id, seq, at, body, previous_hash, hash)
        select ${id}, n, now() - (50001 - n) * interval '345 seconds', json_build_object('id', 'aud_' || n,
          'action', case when n % 500 = 0 then 'member.removed' else 'session.opened' end,
          'actor', json_build_object('kind', 'member', 'id', 'usr_' || n % 200), 'target', 'mem_' || n % 200, 'outcome', 'done',
          'details', case when n % 500 = 0
            then json_build_object('role', 'member', 'userId', 'usr_x' || n, 'revokedInvitations', 0)
            else json_build_object('method', 'password', 'sessionId', 'ses_' || n) end,
          'requestId', 'req')::text, 'none', 'hash ' || n
        from generate_series(2, 50001) n`;
      await tx`insert into audit_people (organisation_id, seq, part, person_id, name, email)
        select ${id}, n, 'actor', 'usr_' || n % 200, 'Person ' || n % 200, 'p' || n % 200 || '@example.com'
        from generate_series(2, 50001) n`;
      await tx`insert into audit_people (organisation_id, seq, part, person_id, name, email)
        select ${id}, n, 'target', 'usr_x' || n, 'Former ' || n, 'x' || n || '@example.com'
        from generate_series(500, 50001, 500) n`;
    });
  }
  await owner`analyze`;
}, 120_000);
afterAll(async () => {
  await db.close();
  await world.close();
});

async function statementsOf(act: () => Promise<unknown>): Promise<Statement[]> {
  asked = [];
  await act();
  return asked.filter(({ text }) => !/^select set_config\(/.test(text));
}

/** How each table is read, and how many of its rows were looked at. */
const readsOf = async (statement: Statement) =>
  (await planOf(db, northwind.id, statement)).filter(({ isRead }) => isRead);

const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
const persons = [undefined, "usr_7", "mem_nobody", "former 1000", olive.email];
const actions = [undefined, "session.opened", "member.removed", "organisation.edited"];
const spans = [{}, { from: day(3) }, { to: day(150) }, { from: day(120), to: day(119) }, { from: "2999-01-01" }];
const variants = persons.flatMap((person) =>
  actions.flatMap((action) => spans.map((span) => ({ ...(person && { person }), ...(action && { action }), ...span }))),
);

test.each(variants)(
  "a log of 50,000 entries is read through its indexes, a page's worth at a time: %j",
  async (input) => {
    // The newest page, the one behind it, and back.
    let place: object | null = {};
    for (let page = 0; page < 3 && place !== null; page += 1) {
      const asked: object = place;
      const statements = await statementsOf(async () => {
        const { steps } = await listAuditEvents(ctx, asOlive, { ...input, ...asked });
        place = page === 0 ? steps.next : steps.previous;
      });
      // One of them reads the actor, which a page has done before; the session's own comes on top.
      expect(statements.length).toBeLessThanOrEqual(6);
      for (const statement of statements.filter(({ text }) => text.includes("audit_"))) {
        for (const { how, rows } of await readsOf(statement)) {
          expect(how).not.toMatch(/^Seq Scan on audit/);
          // One person has 250 entries, and the latest 500 ends of memberships are looked through for a name.
          expect(rows, `${how}: ${statement.text}`).toBeLessThanOrEqual(600);
        }
      }
    }
  },
);

test("who had access on a day is read from the entries about memberships, and places of those shown, in six statements", async () => {
  const all = await statementsOf(() => listAccessOn(ctx, asOlive, { on: day(100) }));
  // Session and membership, which a page has read before.
  const statements = all.slice(2);
  expect(statements.length).toBeLessThanOrEqual(6);
  for (const statement of statements.filter(({ text }) => text.includes("audit_"))) {
    for (const { how, rows } of await readsOf(statement)) {
      expect(how).not.toMatch(/^Seq Scan on audit/);
      expect(rows, how).toBeLessThanOrEqual(110);
    }
  }
});

test("an export reads a thousand entries at a time through the indexes, and none before the last ones have been taken", async () => {
  const nobody = { subject: null, action: null, from: null, to: null, timeZone: "UTC" };
  const lines = exportLines(db, northwind.id, { filter: nobody, format: "csv", upTo: 50_001 });
  const next = () => statementsOf(() => lines.next());
  expect(await next()).toEqual([]);
  for (let page = 0; page < 3; page += 1) {
    const statements = await next();
    expect(statements).toHaveLength(1);
    for (const { how, rows } of await readsOf(statements[0] as Statement)) {
      expect(how).not.toMatch(/^Seq Scan/);
      expect(rows, how).toBeLessThanOrEqual(1000);
    }
  }
  // Whoever goes away half-way leaves nothing behind that reads on.
  await lines.return(undefined);
  expect(await next()).toEqual([]);
});

test("the answer comes in time that a person does not notice, whatever is asked for", async () => {
  for (const input of variants) {
    const started = performance.now();
    await listAuditEvents(ctx, asOlive, input);
    expect(performance.now() - started, JSON.stringify(input)).toBeLessThan(1000);
  }
});
