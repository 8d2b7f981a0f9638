import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freshDatabase, type TestDatabase } from "./testing";

/** What the database itself says of its tables: the net under every query (AZ-06, AZ-09). */
let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

const roles = ["rollcall_tenant", "rollcall_user", "rollcall_system"] as const;

interface Table {
  readonly name: string;
  readonly hasRowSecurity: boolean;
  readonly isTenants: boolean;
}

async function tables(): Promise<Table[]> {
  return database.sql<Table[]>`
    select c.relname as name, c.relrowsecurity as "hasRowSecurity",
      exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'organisation_id') as "isTenants"
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`;
}

/** What a role may do with a table or with any of its columns. */
async function grants(role: string): Promise<Map<string, Set<string>>> {
  const rows = await database.sql<{ table: string; privilege: string }[]>`
    select table_name as table, privilege_type as privilege from information_schema.role_table_grants
      where grantee = ${role} and table_schema = 'public'
    union select table_name, privilege_type from information_schema.role_column_grants
      where grantee = ${role} and table_schema = 'public'`;
  const held = new Map<string, Set<string>>();
  for (const { table, privilege } of rows) held.set(table, (held.get(table) ?? new Set()).add(privilege));
  return held;
}

describe("every table", () => {
  test("has row security, so that a forgotten grant alone opens nothing", async () => {
    const open = (await tables()).filter((table) => !table.hasRowSecurity).map(({ name }) => name);
    expect(open, "make it with tenantTable(…), or give it a policy of db/schema/policies.ts").toEqual([]);
  });

  test("is granted to nobody but our three roles", async () => {
    const strangers = await database.sql<{ table: string; grantee: string }[]>`
      select distinct c.relname as table, case a.grantee when 0 then 'PUBLIC' else a.grantee::regrole::text end as grantee
      from pg_class c cross join lateral aclexplode(c.relacl) a
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S')
        and a.grantee <> c.relowner and a.grantee not in (${roles[0]}::regrole, ${roles[1]}::regrole, ${roles[2]}::regrole)`;
    expect(strangers).toEqual([]);
  });

  test("can be emptied, referenced and triggered by its owner only", async () => {
    for (const role of roles) {
      const wide = Array.from(await grants(role)).filter(([, privileges]) =>
        ["TRUNCATE", "REFERENCES", "TRIGGER"].some((privilege) => privileges.has(privilege)),
      );
      expect(wide, role).toEqual([]);
    }
  });
});

describe("every table with organisation_id", () => {
  test("shows and takes rows of the transaction's own organisation only", async () => {
    const policies = await database.sql<{ table: string; cmd: string; using: string | null; check: string | null }[]>`
      select tablename as table, cmd, qual as using, with_check as check from pg_policies
      where schemaname = 'public' and roles = '{rollcall_tenant}'`;
    const held = await grants("rollcall_tenant");
    for (const { name } of (await tables()).filter((table) => table.isTenants)) {
      const own = policies.filter(({ table }) => table === name);
      const compared = "(organisation_id = NULLIF(current_setting('app.organisation_id'::text, true), ''::text))";
      const about = (cmd: string) => own.filter((policy) => policy.cmd === cmd || policy.cmd === "ALL");
      const [reading, ...more] = about("SELECT");
      expect(more, `${name}: one policy for rollcall_tenant, see tenantPolicy in db/schema/policies.ts`).toEqual([]);
      // Built-in roles belong to nobody and are read by all.
      if (name === "roles") expect(reading?.using).toBe(`((organisation_id IS NULL) OR ${compared})`);
      else expect(reading?.using, name).toBe(compared);
      const written = ["INSERT", "UPDATE", "DELETE"].filter((privilege) => held.get(name)?.has(privilege));
      for (const cmd of written) {
        const writing = about(cmd);
        expect(writing, `${name} can be written, so it needs a policy for ${cmd}`).toHaveLength(1);
        expect(writing[0]?.check ?? compared, `${name}: ${cmd}`).toBe(compared);
        expect(writing[0]?.using ?? compared, `${name}: ${cmd}`).toBe(compared);
      }
      const idle = own.filter(({ cmd }) => !["SELECT", "ALL", ...written].includes(cmd));
      expect(idle, `${name}: a policy for what nobody is granted`).toEqual([]);
    }
  });

  test("has a unique key that begins with organisation_id, so that no link crosses tenants", async () => {
    const keyed = await database.sql<{ name: string }[]>`
      select distinct c.relname as name from pg_constraint k
      join pg_class c on c.oid = k.conrelid
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
      where k.contype in ('p', 'u') and a.attname = 'organisation_id' and c.relnamespace = 'public'::regnamespace`;
    const names = new Set(keyed.map(({ name }) => name));
    const missing = (await tables()).filter((table) => table.isTenants && !names.has(table.name));
    expect(
      missing.map(({ name }) => name),
      "add unique (organisation_id, id): tenantTable(…) does",
    ).toEqual([]);
  });

  test("is linked to other tenant tables by organisation_id and id together", async () => {
    const links = await database.sql<{ name: string; to: string }[]>`
      select k.conname as name, k.confrelid::regclass::text as to from pg_constraint k
      where k.contype = 'f' and k.connamespace = 'public'::regnamespace
        and exists (select 1 from pg_attribute a where a.attrelid = k.conrelid and a.attname = 'organisation_id')
        and exists (select 1 from pg_attribute a where a.attrelid = k.confrelid and a.attname = 'organisation_id')
        and not exists (select 1 from pg_attribute a
          where a.attrelid = k.conrelid and a.attnum = any (k.conkey) and a.attname = 'organisation_id')`;
    // A built-in role has no organisation that a composite key could name; a trigger checks these two instead.
    expect(links.filter(({ to }) => to !== "roles")).toEqual([]);
    const guarded = await database.sql<{ table: string }[]>`
      select tgrelid::regclass::text as table from pg_trigger where tgfoid = 'check_role_belongs'::regproc order by 1`;
    expect(guarded.map(({ table }) => table)).toEqual(["invitations", "members"]);
  });

  test("may read people, but never write them", async () => {
    const held = await grants("rollcall_tenant");
    expect(Array.from(held.get("users") ?? [])).toEqual(["SELECT"]);
  });
});

describe("a tenant", () => {
  const secret = [
    "passwords",
    "sessions",
    "registrations",
    "password_resets",
    "email_changes",
    "farewells",
    "password_attempts",
    "failed_sign_ins",
    "rate_limits",
    "demo_mailbox",
    "authenticator_apps",
    "security_keys",
    "webauthn_challenges",
    "recovery_codes",
    "factor_attempts",
    "one_time_codes",
    "waiting_sign_ins",
    "platform_admins",
    "platform_admin_grants",
    "directory",
  ];

  test.each(secret)("cannot touch %s at all", async (table) => {
    expect((await tables()).map(({ name }) => name)).toContain(table);
    expect(Array.from((await grants("rollcall_tenant")).get(table) ?? [])).toEqual([]);
  });

  test("reaches no table that this test does not know", async () => {
    const known = [
      "organisations",
      "members",
      "invitations",
      "roles",
      "users",
      "organisation_sessions",
      "organisation_slugs",
      "two_factor_resets",
      "api_tokens",
      "ownership_transfers",
      "access_reviews",
      "access_review_rows",
      "report_sends",
      "projects",
      "project_logos",
      "project_senders",
      "project_members",
      "project_grants",
      "project_invitations",
      "proposals",
      "folders",
      "folder_members",
      "templates",
      "template_versions",
      "join_requests",
      "go_live_requests",
      "service_cases",
      "service_case_counters",
      "service_case_entries",
      "project_keys",
      "project_guests",
      "project_callbacks",
      "directory_groups",
      "directory_members",
      "team_counts",
      "log_checks",
      // To add to, of its own members; never to read.
      "account_events",
    ];
    const unknown = Array.from((await grants("rollcall_tenant")).keys()).filter(
      (table) => !["audit_events", "audit_people", ...known].includes(table),
    );
    expect(unknown, "decide what a tenant may do with the new table, and say so here").toEqual([]);
  });

  test("sees of people their id, name, address and how they sign in, nothing else", async () => {
    const columns = await database.sql<{ column: string }[]>`
      select column_name as column from information_schema.role_column_grants
      where grantee = 'rollcall_tenant' and table_name = 'users' and privilege_type = 'SELECT' order by 1`;
    expect(columns.map(({ column }) => column)).toEqual(["email", "email_canonical", "id", "name", "sign_in_method"]);
  });

  test("reads the log, adds to it through its function only, and takes nothing back", async () => {
    const held = await grants("rollcall_tenant");
    expect(Array.from(held.get("audit_events") ?? [])).toEqual(["SELECT"]);
    expect(Array.from(held.get("audit_people") ?? []).toSorted()).toEqual(["INSERT", "SELECT"]);
  });

  test("adds to the events of accounts and reads none", async () => {
    expect(Array.from((await grants("rollcall_tenant")).get("account_events") ?? [])).toEqual(["INSERT"]);
  });

  test("sees no row anywhere before an organisation is named", async () => {
    const held = await grants("rollcall_tenant");
    await database.sql.begin(async (sql) => {
      await sql`set local role rollcall_tenant`;
      const readable = (await tables()).filter(({ name }) => held.get(name)?.has("SELECT") && name !== "roles");
      expect(readable.length).toBeGreaterThan(10);
      for (const { name } of readable) {
        const column = name === "users" || name === "organisations" ? "id" : "organisation_id";
        expect(await sql`select ${sql(column)} from ${sql(name)} limit 1`, name).toHaveLength(0);
      }
    });
  });
});

describe("the audit log", () => {
  test("cannot be changed by any of our roles", async () => {
    for (const role of roles) {
      const privileges = Array.from((await grants(role)).get("audit_events") ?? []);
      expect(
        privileges.filter((each) => ["UPDATE", "DELETE", "TRUNCATE"].includes(each)),
        role,
      ).toEqual([]);
    }
  });
});
