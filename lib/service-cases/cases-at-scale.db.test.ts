import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, openDatabase } from "@/db/client";
import { cast, castMemberId } from "@/db/seed";
import { planOf, type Statement } from "@/lib/testing/plan-of";
import { memberActor, testContext } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import type { ProjectActor } from "@/lib/usecase/claims";
import type { Context } from "@/lib/usecase/context";
import { commentOnCase } from "./comment-on-case";
import { getCase } from "./get-case";
import { listCaseBoard } from "./list-case-board";
import { listCases } from "./list-cases";

const { olive, adam, mia, northwind, harbour } = cast;
const many = 30_000;

let world: World;
let db: Database;
let ctx: Context;
let asOlive: ProjectActor;
let asked: Statement[] = [];
beforeAll(async () => {
  world = await openWorld({ connections: 2 });
  const { sql, url } = world;
  db = openDatabase({
    url,
    connections: 2,
    onStatement: (text, parameters) => asked.push({ text, parameters: [...parameters] }),
  });
  ctx = testContext(db);
  // Years of cases, of which a few of the oldest are not resolved; one of them was talked about ever since.
  await sql`insert into service_cases (id, organisation_id, project_id, number, title, description, state, assignee_id, created_by)
    select 'cas_' || n, ${northwind.id}, ${harbour.id}, n, 'Relay ' || n, 'Nothing.',
      case when n <= 10 then 'open' when n <= 30 then 'in_progress' else 'resolved' end,
      case when n <= 10 then null when n <= 20 then ${castMemberId(mia, northwind)} else ${castMemberId(adam, northwind)} end,
      ${olive.userId}
    from generate_series(1, ${many}) n`;
  await sql`insert into service_case_entries (id, organisation_id, project_id, case_id, kind, by_user, body)
    select 'cae_' || lpad(n::text, 6, '0'), ${northwind.id}, ${harbour.id}, 'cas_30', 'comment', ${mia.userId}, 'No ' || n
    from generate_series(1, ${many}) n`;
  await sql`analyze`;
  asOlive = { ...(await memberActor(sql, olive, northwind)), projectId: harbour.id };
}, 120_000);
afterAll(async () => {
  await db.close();
  await world.close();
});

const reads: readonly (readonly [what: string, read: () => Promise<unknown>])[] = [
  ["the list", () => listCases(ctx, asOlive, {})],
  ["what is one's own", () => listCases(ctx, asOlive, { assignee: "me" })],
  ["what somebody has", () => listCases(ctx, asOlive, { assignee: castMemberId(mia, northwind) })],
  ["all", () => listCases(ctx, asOlive, { state: "all" })],
  ["the board", () => listCaseBoard(ctx, asOlive, {})],
  ["a case with 30,000 comments", () => getCase(ctx, asOlive, { number: 30 })],
  ["who hears of the next", () => commentOnCase(ctx, asOlive, { caseId: "cas_30", comment: "Seen." })],
];

test.each(reads)("%s is read without going through all that was ever resolved or said", async (_, read) => {
  // Kept plans, too, which know of no organisation, project or state.
  for (let turn = 0; turn < 6; turn += 1) await read();
  asked = [];
  await read();
  const own = asked.filter(({ text }) => /\bservice_case/.test(text));
  expect(own.length).toBeGreaterThan(0);
  expect(own.length).toBeLessThanOrEqual(5);
  for (const statement of own.filter(({ text }) => !/^(?:insert|update)\b/.test(text)))
    for (const { how, rows } of await planOf(db, northwind.id, statement)) expect(rows, how).toBeLessThan(1_000);
});
