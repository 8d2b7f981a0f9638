import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Database, openDatabase } from "@/db/client";
import { cast } from "@/db/seed";
import { listLatestEvents } from "@/lib/audit-log/list-latest-events";
import { getDashboard } from "@/lib/dashboard/get-dashboard";
import { getMyPlace } from "@/lib/dashboard/get-my-place";
import { getNumbers } from "@/lib/dashboard/get-numbers";
import { type InvitationList, listInvitations } from "@/lib/invitations/list-invitations";
import type { PageStep, PageSteps } from "@/lib/kernel/page";
import { previewTwoFactorPolicy } from "@/lib/organisations/preview-two-factor-policy";
import { getMyOffer } from "@/lib/ownership/get-my-offer";
import { builtInRole } from "@/lib/permissions/role";
import { listTeamRoles } from "@/lib/roles/list-team-roles";
import { hashToken, randomToken } from "@/lib/secrets/derive-token";
import { findSession, seenOf } from "@/lib/sessions/find-session";
import { planOf, type Statement } from "@/lib/testing/plan-of";
import { memberActor, testContext } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import type { MemberActor } from "@/lib/usecase/claims";
import type { Context } from "@/lib/usecase/context";
import { getTeam } from "./get-team";
import { listMembers } from "./list-members";

const { olive, northwind } = cast;

let world: World;
let db: Database;
let ctx: Context;
let asked: Statement[] = [];
beforeAll(async () => {
  world = await openWorld();
  const { sql: owner, url } = world;
  db = openDatabase({ url, connections: 2, onStatement: (text, parameters) => asked.push({ text, parameters }) });
  ctx = testContext(db);
  await owner`update organisations set seat_limit = 50000`;
  await owner`insert into users (id, name, email, email_canonical, email_proven_at)
    select 'usr_' || n, 'Person ' || md5(n::text), 'person' || n || '@example.com', 'person' || n || '@example.com', now()
    from generate_series(1, 10000) n`;
  await owner`insert into members (id, organisation_id, user_id, role_id, joined_at, last_sign_in_at)
    select 'mem_' || n, ${northwind.id}, 'usr_' || n,
      ('{rol_administrator,rol_developer,rol_technician,rol_service,rol_read_only,rol_member}'::text[])[1 + n % 6],
      now() - n * interval '1 minute', case when n % 3 > 0 then now() - n * interval '7 seconds' end
    from generate_series(1, 10000) n`;
  // 2,000 that are listed, behind some that are not: accepted and revoked ones of years.
  await owner`insert into invitations (id, organisation_id, email, email_canonical, role_id, invited_by, state, accepted_by, state_changed_at,
      created_at, sent_at, expires_at, nonce, kid, token_hash, proof_hash)
    select 'inv_' || n, ${northwind.id}, 'guest' || n || '@example.com', 'guest' || n || '@example.com', 'rol_technician', ${olive.userId},
      s.state, case when s.state = 'accepted' then 'usr_1' end, case when s.state <> 'pending' then now() - interval '1 day' end,
      now() - n * interval '1 minute', now() - n * interval '1 minute', now() + interval '300 hours', 'n', 'test', 'hash' || n, 'proof'
    from generate_series(1, 4000) n, lateral (select case when n % 4 = 0 then 'accepted' when n % 4 = 1 then 'revoked'
      when n % 40 = 2 then 'declined' else 'pending' end as state) s`;
  await owner`analyze`;
}, 120_000);
afterAll(async () => {
  await db.close();
  await world.close();
});

/** What a request asks the database for, without the preludes of its transactions. */
async function statementsOf(act: () => Promise<unknown>): Promise<Statement[]> {
  asked = [];
  await act();
  return asked.filter(({ text }) => !/^select set_config\(/.test(text));
}

/** Which table each step of its plan reads in which way. */
const readsOf = async (statement: Statement) =>
  (await planOf(db, northwind.id, statement)).filter(({ isRead }) => isRead).map(({ how }) => how);

/** The actor as the server makes it: everything that the one statement about the session has read. */
async function seenActor(): Promise<MemberActor> {
  const actor = await memberActor(world.sql, olive, northwind);
  const token = randomToken();
  await world.sql`update sessions set token_hash = ${hashToken(token)} where id = ${actor.sessionId}`;
  const found = await findSession(db, token, northwind.slug);
  if (!found?.organisation || !found.memberId) throw new Error("no session");
  const { organisation, memberId, name, email } = found;
  const seen = {
    organisation,
    memberId,
    ...seenOf(found),
    name,
    email,
    role: builtInRole("owner"),
    permissions: builtInRole("owner").permissions,
  } as const;
  return { ...actor, seen };
}

const sorts = ["joined", "name", "sign-in", "-role", "two-factor"] as const;
const filters = [undefined, "owner", "technician", "member"] as const;
// Nearly everybody's, some people's, one person's, nobody's, and one that an index could not help with.
const searches = [undefined, "person", "abc", "person777@", "zzzzzz", "e"] as const;
const variants = sorts.flatMap((sort) => filters.flatMap((role) => searches.map((search) => ({ sort, role, search }))));

describe("a team of 10,000 with 2,000 open invitations", () => {
  test("has them", async () => {
    const [row] = await world.sql`select member_count from organisations where id = ${northwind.id}`;
    expect(row?.member_count).toBeGreaterThanOrEqual(10_000);
    const [open] = await world.sql<{ n: number }[]>`
      select count(*)::integer as n from invitations where state in ('pending', 'declined')`;
    expect(open?.n).toBe(2000);
  });

  test.each(variants)("is listed without reading all members: %j, first page and next", async (input) => {
    const actor = await seenActor();
    let steps: PageSteps | undefined;
    // First, next, and back again.
    for (const way of [() => ({}), () => steps?.next, () => steps?.previous]) {
      const place = way();
      if (!place) break;
      const statements = await statementsOf(async () => {
        steps = (await listMembers(ctx, actor, { ...input, ...place })).steps;
      });
      // Whoever filters is told how many there are.
      expect(statements).toHaveLength(input.role || input.search ? 2 : 1);
      for (const each of statements) {
        const nodes = await readsOf(each);
        expect(
          nodes.filter((node) => /^Seq Scan on (?:members|users|invitations)$/.test(node)),
          nodes.join(", "),
        ).toEqual([]);
      }
    }
  });

  test("asks at most six statements for the whole Team page, on every page of it", async () => {
    const token = randomToken();
    const { sessionId } = await memberActor(world.sql, olive, northwind);
    await world.sql`update sessions set token_hash = ${hashToken(token)} where id = ${sessionId}`;
    const actor = await seenActor();
    const read = async (input: Record<string, unknown>) => {
      await findSession(db, token, northwind.slug);
      await getTeam(ctx, actor, {});
      await listInvitations(ctx, actor, { most: 5 });
      return listMembers(ctx, actor, input);
    };
    let last: PageSteps = { previous: null, next: null, from: null };
    for (const input of [
      {},
      { search: "abc" },
      { role: "technician" },
      { sort: "name" },
      { twoFactor: "none" },
      { twoFactor: "sms" },
    ]) {
      const first = await statementsOf(async () => {
        last = (await read(input)).steps;
      });
      const next = await statementsOf(() => read({ ...input, ...last.next }));
      for (const statements of [first, next]) {
        expect(statements.length).toBeLessThanOrEqual(6);
        for (const each of statements.slice(1)) {
          const nodes = await readsOf(each);
          expect(
            nodes.filter((node) => /^Seq Scan on (?:members|users|invitations)$/.test(node)),
            each.text,
          ).toEqual([]);
        }
      }
    }
  });

  test("without what the session's statement has read, each query still asks at most six", async () => {
    const actor = await memberActor(world.sql, olive, northwind);
    for (const act of [
      () => getTeam(ctx, actor, {}),
      () => listMembers(ctx, actor, {}),
      () => listInvitations(ctx, actor, {}),
    ]) {
      const statements = await statementsOf(act);
      expect(statements.length).toBeLessThanOrEqual(6);
      for (const each of statements) {
        if (each.text.includes("acting_user")) continue;
        expect(
          (await readsOf(each)).filter((node) => node === "Seq Scan on members"),
          each.text,
        ).toEqual([]);
      }
    }
  });

  test("asks at most six statements for the whole dashboard, and reads no more of the members than it names or counts", async () => {
    const token = randomToken();
    const { sessionId } = await memberActor(world.sql, olive, northwind);
    await world.sql`update sessions set token_hash = ${hashToken(token)} where id = ${sessionId}`;
    const actor = await seenActor();
    const statements = await statementsOf(async () => {
      await findSession(db, token, northwind.slug);
      await getDashboard(ctx, actor, {});
      await getMyOffer(ctx, actor, {});
      await getNumbers(ctx, actor, {});
      await listLatestEvents(ctx, actor, {});
      // For those who do not manage the team; an owner's page has no need of it.
      await getMyPlace(ctx, actor, {});
    });
    expect(statements.length).toBeLessThanOrEqual(6);
    for (const each of statements.slice(1)) {
      const steps = (await planOf(db, northwind.id, each)).filter(({ isRead }) => isRead);
      expect(
        steps.filter(({ how }) => /^Seq Scan on (?:members|users|invitations|audit_events)$/.test(how)),
        each.text,
      ).toEqual([]);
      // Who is without two-factor authentication is counted to a thousand.
      const members = steps.filter(({ how }) => how.endsWith(" on members"));
      expect(
        members.reduce((sum, { rows }) => sum + rows, 0),
        JSON.stringify(members),
      ).toBeLessThan(1_200);
    }
  });

  test("counts and lists who lacks two-factor authentication through its index, and no further than a thousand", async () => {
    const actor = await seenActor();
    for (const act of [() => getDashboard(ctx, actor, {}), () => previewTwoFactorPolicy(ctx, actor, {})]) {
      const statements = (await statementsOf(act)).filter(({ text }) => /two_factor"? = \$/.test(text));
      expect(statements.length).toBeGreaterThan(0);
      for (const each of statements) {
        const nodes = await readsOf(each);
        expect(
          nodes.filter((node) => /^Seq Scan on (?:members|users)$/.test(node)),
          each.text,
        ).toEqual([]);
      }
    }
    expect((await getDashboard(ctx, actor, {})).twoFactor?.with).toBeNull();
  });

  test("counts the people of each role through its index, and no further than a thousand of each", async () => {
    const actor = await seenActor();
    const statements = (await statementsOf(() => listTeamRoles(ctx, actor, {}))).filter(({ text }) =>
      text.includes("as people"),
    );
    expect(statements).toHaveLength(1);
    for (const each of statements) {
      const members = (await planOf(db, northwind.id, each)).filter(({ how }) => / on members(?: |$)/.test(how));
      expect(members.map(({ how }) => how)).not.toContain("Seq Scan on members");
      expect(members.reduce((sum, { rows }) => sum + rows, 0)).toBeLessThan(6_500);
    }
  });

  test("shows every open invitation once, page by page", async () => {
    const actor = await seenActor();
    const seen: string[] = [];
    let place: PageStep | null = {};
    while (place) {
      const { invitations, steps }: InvitationList = await listInvitations(ctx, actor, place);
      seen.push(...invitations.map(({ id }) => id));
      place = steps.next;
    }
    expect(seen).toHaveLength(2000);
    expect(new Set(seen).size).toBe(2000);
  });

  test("reads invitations that have ended through their state, a page at a time", async () => {
    const actor = await seenActor();
    for (const state of ["accepted", "revoked", "expired"] as const) {
      for (const each of await statementsOf(() => listInvitations(ctx, actor, { state }))) {
        const nodes = await readsOf(each);
        expect(
          nodes.filter((node) => /^Seq Scan on (?:users|invitations)$/.test(node)),
          `${state}: ${nodes.join(", ")}`,
        ).toEqual([]);
      }
    }
  });

  test("answers each variant in time that a person does not notice", async () => {
    const actor = await seenActor();
    for (const input of variants) {
      const started = performance.now();
      await listMembers(ctx, actor, input);
      expect(performance.now() - started, JSON.stringify(input)).toBeLessThan(1000);
    }
  });
});
