import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freshDatabase, type TestDatabase } from "./testing";

/** The roles that transactions step down to, and the functions that lend them more rights for a moment (AZ-09). */
let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

const roles = ["rollcall_tenant", "rollcall_user", "rollcall_system"] as const;

describe("our database roles", () => {
  test("cannot log in, own nothing and pass no row policy", async () => {
    const found = await database.sql<{ name: string; strength: boolean; owned: number }[]>`
      select r.rolname as name,
        r.rolcanlogin or r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication as strength,
        (select count(*)::integer from pg_class c where c.relowner = r.oid)
          + (select count(*)::integer from pg_proc p where p.proowner = r.oid)
          + (select count(*)::integer from pg_namespace n where n.nspowner = r.oid) as owned
      from pg_roles r where r.rolname in ${database.sql([...roles])} order by 1`;
    expect(found).toEqual([...roles].sort().map((name) => ({ name, strength: false, owned: 0 })));
  });

  test("are members of nothing, so that one is not a way to another", async () => {
    const links = await database.sql`
      select member::regrole::text from pg_auth_members where member::regrole::text in ${database.sql([...roles])}`;
    expect(Array.from(links)).toEqual([]);
  });

  test("may create nothing in the schema", async () => {
    const [row] = await database.sql<{ allowed: boolean }[]>`
      select bool_or(has_schema_privilege(role, 'public', 'create')) as allowed
      from unnest(${[...roles]}::text[]) role`;
    expect(row?.allowed).toBe(false);
  });
});

describe("every function of ours", () => {
  interface Routine {
    readonly name: string;
    readonly isDefiner: boolean;
    readonly path: string | null;
    readonly isPublic: boolean;
  }
  const routines = () => database.sql<Routine[]>`
    select p.proname as name, p.prosecdef as "isDefiner", has_function_privilege('public', p.oid, 'execute') as "isPublic",
      (select setting from unnest(p.proconfig) setting where setting like 'search_path=%') as path
    from pg_proc p where p.pronamespace = 'public'::regnamespace order by 1`;

  test("that runs with its owner's rights fixes where it looks names up", async () => {
    const definers = (await routines()).filter(({ isDefiner }) => isDefiner);
    expect(definers.length).toBeGreaterThan(3);
    // pg_catalog first, so that nothing in another schema can stand in for an operator or a type.
    const loose = definers.filter(({ path }) => !/^search_path=pg_catalog(?:, ?public)?$/.test(path ?? ""));
    expect(
      loose.map(({ name }) => name),
      "write set search_path = pg_catalog, public",
    ).toEqual([]);
  });

  test("can be called by our roles only", async () => {
    const open = (await routines()).filter(({ isPublic }) => isPublic).map(({ name }) => name);
    expect(open, "add: revoke all on function … from public").toEqual([]);
  });
});
