import { sql as text } from "drizzle-orm";
import type postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "./client";
import { asSystem, withOrganisation, withUser } from "./scope";
import { cast, castMemberId, seedCast } from "./seed";
import { freshDatabase, type TestDatabase } from "./testing";

const { olive, mia, otto, northwind, southbank } = cast;

let base: TestDatabase;
let tenantTables: string[];
beforeAll(async () => {
  base = await freshDatabase();
  await seedCast(base.sql, { passwordHash: "not a hash" });
  const { sql } = base;
  await sql`insert into sessions (id, token_hash, user_id, method, expires_at) values ('ses_a', 'a', ${mia.userId}, 'x', now() + interval '1 hour')`;
  await sql`insert into organisation_sessions (organisation_id, session_id) values (${northwind.id}, 'ses_a'), (${southbank.id}, 'ses_a')`;
  for (const { id } of [northwind, southbank]) {
    await invite(sql, id, `inv_${id}`);
    await sql`insert into two_factor_resets (id, organisation_id, user_id, requested_by, reason, state, nonce, kid, token_hash)
      values (${`tfr_${id}`}, ${id}, ${mia.userId}, ${mia.userId}, 'lost', 'done', 'n', 'k', ${id})`;
    await sql`insert into api_tokens (id, organisation_id, user_id, name, token_hash, prefix, last_four, scopes, has_two_factor, expires_at)
      values (${`tok_${id}`}, ${id}, ${mia.userId}, 'script', ${id}, 'rollcall_pat_a', 'wxyz', '[]', false, now() + interval '1 day')`;
    await sql`insert into access_reviews (id, organisation_id, started_by) values (${`rev_${id}`}, ${id}, ${mia.userId})`;
    await sql`insert into access_review_rows (id, organisation_id, review_id, member_id, decision, decided_by)
      values (${`rvr_${id}`}, ${id}, ${`rev_${id}`}, 'mem_a', 'kept', ${mia.userId})`;
    await sql`insert into report_sends (organisation_id, period, user_id) values (${id}, '2026-11', ${mia.userId})`;
    const [other] =
      await sql`select user_id from members where organisation_id = ${id} and user_id <> ${mia.userId} limit 1`;
    await sql`insert into ownership_transfers (id, organisation_id, offered_by, offered_to)
      values (${`own_${id}`}, ${id}, ${mia.userId}, ${other?.user_id ?? ""})`;
    await addProject(sql, id);
    await sql`insert into directory_groups (id, organisation_id) values (${`dgr_${id}`}, ${id})`;
    await sql`insert into directory_members (id, organisation_id, user_id, belongs) values (${`dme_${id}`}, ${id}, ${mia.userId}, true)`;
    await sql`insert into log_checks (organisation_id) values (${id})`;
    await sql`insert into organisation_slugs (slug, organisation_id, ends_at) values (${`was-${id}`}, ${id}, now() + interval '1 day')`;
  }
  const rows = await sql<{ name: string }[]>`
    select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'organisation_id'
    and table_name <> 'roles' order by 1`;
  tenantTables = rows.map(({ name }) => name);
});
afterAll(() => base.close());

/** The cast's project of the organisation, with something of everything in it. */
async function addProject(sql: postgres.Sql, id: string) {
  const [place] = await sql`select id, project_id from project_members where organisation_id = ${id}`;
  const of = { organisation_id: id, project_id: place?.project_id };
  const rows: Record<string, object> = {
    project_logos: { image: Buffer.from("x") },
    project_senders: { kind: "email", value: "desk@example.com", is_default: false },
    project_invitations: { invitation_id: `inv_${id}`, invited_by: olive.userId, permissions: [], folders: [] },
    folders: { name: "Outages" },
    folder_members: { folder_id: `folders_${id}`, project_member_id: place?.id },
    proposals: {
      project_member_id: place?.id,
      user_id: mia.userId,
      proposed_by: olive.userId,
      kind: "mobile",
      value: "+447700900123",
      expires_at: new Date(Date.now() + 86_400_000),
    },
    templates: { name: "Power cut", channel: "text", edited_by: olive.userId },
    template_versions: {
      template_id: `templates_${id}`,
      version: 1,
      name: "Power cut",
      body: "Hello",
      written_by: olive.userId,
    },
    join_requests: {
      member_id: castMemberId(mia, id === northwind.id ? northwind : southbank),
      reason: "The phones are mine",
      asked: [olive.userId],
    },
    go_live_requests: { requested_by: olive.userId, reason: "All is checked" },
    service_cases: { number: 1, title: "Relay 3", description: "Sends nothing", created_by: mia.userId },
    service_case_counters: { last: 1 },
    service_case_entries: { case_id: `service_cases_${id}`, kind: "comment", body: "Seen", by_user: mia.userId },
    project_keys: {
      name: "Sender",
      key_hash: id,
      prefix: "rollcall_key_a",
      last_four: "wxyz",
      scopes: "[]",
      created_by: olive.userId,
      expires_at: new Date(Date.now() + 86_400_000),
    },
    project_guests: { kind: "email", value: "desk@example.com" },
    project_callbacks: { url: "https://desk.example/callback", secret: "sealed" },
  };
  for (const [table, row] of Object.entries(rows))
    await sql`insert into ${sql(table)} ${sql({ id: `${table}_${id}`, ...of, ...row })}`;
}

const invite = (
  sql: postgres.Sql | postgres.TransactionSql,
  organisationId: string,
  id: string,
  member = olive.userId,
) =>
  sql`insert into invitations (id, organisation_id, email, email_canonical, role_id, invited_by, expires_at, nonce, kid, token_hash, proof_hash)
    values (${id}, ${organisationId}, ${id}, ${id}, 'rol_member', ${member}, now() + interval '1 day', 'n', 'k', ${id}, 'p')`;

const count = (table: string) => text.raw(`select count(*)::integer as n from ${table}`);
const rowsOf = async (answer: PromiseLike<Iterable<Record<string, unknown>>>) => [...(await answer)][0]?.n;
/** The database's own code for the refusal, whatever wraps it. */
const codeOf = (act: Promise<unknown>) =>
  act.then(
    () => "done",
    (error: { code?: string; cause?: { code?: string } }) => error.cause?.code ?? error.code,
  );

describe("without a tenant", () => {
  test("a tenant transaction sees no row of any organisation", async () => {
    expect(tenantTables).toEqual([
      "access_review_rows",
      "access_reviews",
      "api_tokens",
      "audit_events",
      "audit_people",
      "directory_groups",
      "directory_members",
      "folder_members",
      "folders",
      "go_live_requests",
      "invitations",
      "join_requests",
      "log_checks",
      "members",
      "organisation_sessions",
      "organisation_slugs",
      "ownership_transfers",
      "project_callbacks",
      "project_grants",
      "project_guests",
      "project_invitations",
      "project_keys",
      "project_logos",
      "project_members",
      "project_senders",
      "projects",
      "proposals",
      "report_sends",
      "service_case_counters",
      "service_case_entries",
      "service_cases",
      "team_counts",
      "template_versions",
      "templates",
      "two_factor_resets",
    ]);
    for (const table of [...tenantTables, "organisations", "users"]) {
      expect(await rowsOf(base.sql.unsafe(`select count(*)::integer as n from ${table}`)), table).toBeGreaterThan(0);
      const seen = await withOrganisation(base.db, "", (tx) =>
        rowsOf(tx.execute(table === "users" ? text`select count(id)::integer as n from users` : count(table))),
      );
      expect(seen, table).toBe(0);
    }
  });

  test("the role itself sees nothing when nobody has set a tenant at all", async () => {
    await base.sql.begin(async (tx) => {
      await tx`set local role rollcall_tenant`;
      for (const table of tenantTables)
        expect(await rowsOf(tx.unsafe(`select count(*)::integer as n from ${table}`)), table).toBe(0);
    });
  });

  test("a transaction leaves nothing of its tenant on the connection for the next", async () => {
    const db = openDatabase({ url: base.url, connections: 1 });
    expect(await withOrganisation(db, northwind.id, (tx) => rowsOf(tx.execute(count("members"))))).toBe(4);
    expect(await withOrganisation(db, "", (tx) => rowsOf(tx.execute(count("members"))))).toBe(0);
    expect(await withUser(db, mia.userId, (tx) => rowsOf(tx.execute(count("members"))))).toBe(3);
    expect(await withUser(db, "", (tx) => rowsOf(tx.execute(count("members"))))).toBe(0);
    await db.close();
  });
});

describe("inside an organisation", () => {
  test("each table shows that organisation's rows only, and people only in name and address", async () => {
    for (const table of tenantTables) {
      const others = text.raw(`select count(*)::integer as n from ${table} where organisation_id <> '${southbank.id}'`);
      expect(await withOrganisation(base.db, southbank.id, (tx) => rowsOf(tx.execute(others))), table).toBe(0);
    }
    const names = await withOrganisation(base.db, southbank.id, (tx) =>
      tx.execute<{ name: string }>(text`select name from users order by name`),
    );
    expect(names.map(({ name }) => name)).toEqual([mia.name, otto.name]);
    for (const column of ["mobile", "email_proven_at", "created_at", "*"]) {
      const act = withOrganisation(base.db, southbank.id, (tx) => tx.execute(text.raw(`select ${column} from users`)));
      expect(await codeOf(act), column).toBe("42501");
    }
  });

  test("passwords, sessions, registrations, reset links and counters cannot be read at all", async () => {
    const secret = [
      "passwords",
      "password_attempts",
      "failed_sign_ins",
      "sessions",
      "registrations",
      "password_resets",
      "account_events",
      "rate_limits",
      "demo_mailbox",
      "graphile_worker._private_jobs",
    ];
    for (const table of secret) {
      const act = withOrganisation(base.db, northwind.id, (tx) => tx.execute(count(table)));
      expect(await codeOf(act), table).toBe("42501");
    }
  });

  test("nothing can be written into another organisation", async () => {
    const within = (statement: string) =>
      codeOf(withOrganisation(base.db, northwind.id, (tx) => tx.execute(text.raw(statement))));
    const other = `'${southbank.id}'`;
    expect(
      await within(
        `insert into members (id, organisation_id, user_id, role_id) values ('mem_x', ${other}, '${olive.userId}', 'rol_owner')`,
      ),
    ).toBe("42501");
    expect(await within(`insert into organisation_sessions values (${other}, 'ses_a', now())`)).toBe("42501");
    expect(await within(`select append_audit_event(${other}, '{"id":"aud_1","action":"x"}')`)).toBe("42501");
    expect(await within(`update organisations set name = 'mine', slug = 'mine' where id = ${other}`)).toBe("done");
    expect(await within(`delete from members where organisation_id = ${other}`)).toBe("done");
    expect(await within(`update members set organisation_id = ${other}`)).toBe("42501");
    expect(await within("update organisations set seat_limit = 1000")).toBe("42501");
    expect(await within("update organisations set member_count = 0")).toBe("42501");
    const [left] = await base.sql`select name, member_count from organisations where id = ${southbank.id}`;
    expect(left).toEqual({ name: southbank.name, member_count: 2 });
  });

  test("one adds to the events of the members' accounts, and of nobody else's", async () => {
    const add = (userId: string) =>
      withOrganisation(base.db, northwind.id, (tx) =>
        tx.execute(
          text`insert into account_events (id, user_id, name, details) values (${`evt_${userId}`}, ${userId}, 'x', '{}')`,
        ),
      );
    await add(mia.userId);
    await expect(add(otto.userId)).rejects.toMatchObject({ code: "42501" });
  });

  test("links across organisations are impossible, for the tables' owner too", async () => {
    const { sql } = base;
    await sql`insert into roles (id, organisation_id, label, sentence, permissions)
      values ('rol_theirs', ${southbank.id}, 'Theirs', '', '{}')`;
    const custom = sql`update members set role_id = 'rol_theirs' where id = ${castMemberId(mia, northwind)}`;
    await expect(custom).rejects.toMatchObject({ code: "23503" });
    const beside = sql`insert into audit_people (organisation_id, seq, part) values (${northwind.id}, 99, 'actor')`;
    await expect(beside).rejects.toMatchObject({ code: "23503" });
  });
});

describe("as a person", () => {
  test("one sees one's own rows in every organisation, and nobody else's", async () => {
    const seen = await withUser(base.db, mia.userId, async (tx) => ({
      members: await rowsOf(tx.execute(count("members"))),
      users: await rowsOf(tx.execute(count("users"))),
      passwords: await rowsOf(tx.execute(count("passwords"))),
      sessions: await rowsOf(tx.execute(count("sessions"))),
      organisations: await rowsOf(tx.execute(count("organisations"))),
    }));
    expect(seen).toEqual({ members: 3, users: 1, passwords: 1, sessions: 1, organisations: 3 });
    expect(await withUser(base.db, otto.userId, (tx) => rowsOf(tx.execute(count("sessions"))))).toBe(0);
  });

  test("one cannot touch another's password, end another's session, join a team or read a log", async () => {
    const within = (statement: string) =>
      codeOf(withUser(base.db, otto.userId, (tx) => tx.execute(text.raw(statement))));
    expect(await within("update passwords set hash = 'mine'")).toBe("done");
    expect(await within("delete from sessions")).toBe("done");
    expect(
      await within(
        `insert into members (id, organisation_id, user_id, role_id) values ('mem_x', '${northwind.id}', '${otto.userId}', 'rol_owner')`,
      ),
    ).toBe("42501");
    expect(await within("select * from audit_events")).toBe("42501");
    expect(await within("select token_hash from invitations")).toBe("42501");
    const [left] = await base.sql`select (select count(*) from sessions)::integer as sessions,
      (select hash from passwords where user_id = ${mia.userId}) as hash`;
    expect(left).toEqual({ sessions: 1, hash: "not a hash" });
  });
});

test("not even the system's role may change what tables there are", async () => {
  expect(await codeOf(asSystem(base.db, (tx) => tx.execute(text`drop table members`)))).toBe("42501");
});
