import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "@/db/client";
import { migrate } from "@/db/migrations/migrate";
import { cast, seedCast } from "@/db/seed";
import { freshDatabase, type TestDatabase } from "@/db/testing";
import { inviteMember } from "@/lib/invitations/invite-member";
import { invitationMail } from "@/lib/invitations/mails";
import { queued } from "@/lib/testing/observe";
import { memberActor, testContext } from "@/lib/testing/test-context";

const { olive, northwind } = cast;
const login = `rollcall_app_${Math.random().toString(36).slice(2, 10)}`;

let base: TestDatabase;
let url: string;
beforeAll(async () => {
  base = await freshDatabase();
  await seedCast(base.sql, { passwordHash: "not a hash" });
  await base.sql.unsafe(`create role ${login} login password 'only-for-tests'`);
  const asLogin = new URL(base.url);
  asLogin.username = login;
  asLogin.password = "only-for-tests";
  url = asLogin.toString();
});
afterAll(async () => {
  await base.sql.unsafe(`drop owned by ${login}; drop role ${login}`);
  await base.close();
});

test("an app that logs in as somebody else than the owner can do its work, and owns nothing", async () => {
  // Twice, as two servers with the same settings would.
  await migrate(base.url, login);
  await migrate(base.url, login);
  const db = openDatabase({ url, connections: 2 });
  const asLogin = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const actor = await memberActor(base.sql, olive, northwind);
    const { invitationId } = await inviteMember(testContext(db), actor, { email: "new@example.com", role: "member" });
    expect(await queued(asLogin, invitationMail)).toEqual([
      { organisationId: northwind.id, invitationId, sendNumber: 1 },
    ]);
    const [owned] = await base.sql`
      select (select count(*) from pg_class c where c.relowner = r.oid)::integer as tables,
        (select count(*) from pg_proc p where p.proowner = r.oid)::integer as functions, rolsuper, rolbypassrls
      from pg_roles r where rolname = ${login}`;
    expect(owned).toEqual({ tables: 0, functions: 0, rolsuper: false, rolbypassrls: false });
    for (const statement of [
      "drop table members",
      "truncate audit_events cascade",
      "alter table users disable row level security",
    ]) {
      await expect(asLogin.unsafe(statement), statement).rejects.toMatchObject({ code: "42501" });
    }
    await expect(asLogin`update audit_events set body = body`).rejects.toMatchObject({ code: "42501" });
  } finally {
    await asLogin.end();
    await db.close();
  }
});
