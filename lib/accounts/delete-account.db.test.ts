import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cast } from "@/db/seed";
import { verifyOrganisation } from "@/lib/audit/verify-chain";
import { acceptInvitation } from "@/lib/invitations/accept-invitation";
import { inviteMember } from "@/lib/invitations/invite-member";
import { deliver } from "@/lib/jobs/deliver";
import { recordingTransport } from "@/lib/ports/mail-recording";
import { signIn } from "@/lib/sign-in/sign-in";
import { brokenInvariants, logOf, queued, refusalOf, refusesUnwritten } from "@/lib/testing/observe";
import {
  addAccount,
  fromNewNetwork,
  invitee,
  joinTeam,
  memberActor,
  type Person,
  plantInvitation,
  userActor,
  visitor,
} from "@/lib/testing/test-context";
import { castPassword, openWorld, type World } from "@/lib/testing/world";
import type { UserActor } from "@/lib/usecase/claims";
import { preparing } from "@/lib/usecase/preparation";
import { askEmailChange } from "./ask-email-change";
import { confirmPassword } from "./confirm-password";
import { deleteAccount } from "./delete-account";
import { hashPassword } from "./hash-queue";
import { accountDeletedMail } from "./mails";

const { olive, otto, northwind, southbank } = cast;

let world: World;
let hash: string;
let person: Person;
let actor: UserActor;
let count = 0;
beforeAll(async () => {
  world = await openWorld();
  hash = await hashPassword(castPassword);
  await world.sql`update organisations set seat_limit = 200 where kind = 'team'`;
});
beforeEach(async () => {
  count += 1;
  person = await addAccount(world.sql, `Leaver Number${count}`, `leaver${count}@example.com`, hash);
  actor = await userActor(world.sql, person);
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

const erase = (given: object = {}, as = actor, ctx = world.ctx) =>
  deleteAccount(ctx, as, { email: person.email, password: castPassword, ...given });

/** Every table that still holds this text. */
async function tablesWith(text: string): Promise<string[]> {
  const { sql } = world;
  const tables = await sql<{ name: string }[]>`select tablename as name from pg_tables where schemaname = 'public'`;
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await sql`select 1 from ${sql(name)} t where lower(t::text) like ${`%${text.toLowerCase()}%`} limit 1`;
    if (rows.length > 0) found.push(name);
  }
  return found;
}

test("a deleted account leaves every organisation, each with its entry, and its person is nowhere to be found", async () => {
  const { sql, ctx } = world;
  const { mailed } = await plantInvitation(sql, ctx, { email: person.email, by: olive, to: northwind });
  await acceptInvitation(ctx, invitee(mailed, actor), {});
  await joinTeam(sql, person, northwind, "administrator");
  await joinTeam(sql, person, southbank, "developer");
  const asMember = await memberActor(sql, person, northwind);
  await inviteMember(ctx, asMember, { email: `guest${count}@example.org`, role: "technician" });
  await askEmailChange(fromNewNetwork(ctx), actor, { email: `new${count}@example.com`, password: castPassword });

  expect(await erase()).toBeNull();

  expect((await logOf(sql, northwind.id)).slice(0, 2)).toMatchObject([
    { action: "invitation.revoked", actor: person.userId },
    { action: "member.left", actor: person.userId, person: null },
  ]);
  expect((await logOf(sql, southbank.id))[0]).toMatchObject({ action: "member.left", actor: person.userId });
  expect(await sql`select 1 from members where user_id = ${person.userId}`).toHaveLength(0);
  expect(await tablesWith(person.name)).toEqual(["farewells"]);
  expect(await tablesWith(person.email)).toEqual(["farewells"]);
  const kept =
    await sql`select 1 from audit_people where person_id = ${person.userId} and (ip is not null or browser is not null)`;
  expect(kept).toHaveLength(0);
  for (const table of ["passwords", "sessions", "account_events", "email_changes", "password_attempts"]) {
    expect(await sql`select 1 from ${sql(table)} where user_id = ${person.userId}`, table).toHaveLength(0);
  }
  const own = await sql<{ id: string; deleted: boolean }[]>`
    select id, deleted_at is not null as deleted from organisations where created_by = ${person.userId}`;
  expect(own.map(({ deleted }) => deleted)).toEqual([true]);
  for (const id of [northwind.id, southbank.id, own[0]?.id ?? ""]) {
    expect(await verifyOrganisation(ctx.db, id)).toMatchObject({ intact: true });
  }
  const act = signIn(ctx, visitor(), { email: person.email, password: castPassword });
  expect(await refusalOf(act)).toMatchObject({ reason: "wrong_sign_in" });
  // The address is free for whoever proves it next.
  await addAccount(sql, "Somebody New", person.email);
});

test("the last mail still finds the address, and afterwards nothing does", async () => {
  const { sql, ctx } = world;
  await erase();
  const ids = (await queued(sql, accountDeletedMail)).at(-1) as { farewellId: string };
  const transport = recordingTransport();
  const setup = {
    db: ctx.db,
    transport,
    texts: null,
    mailFrom: { name: "Rollcall", address: "rollcall@rollcall.example" },
    appUrl: "https://rollcall.example",
    supportEmail: "support@rollcall.example",
    mailKeys: ctx.mailKeys,
    lockoutMinutes: 30,
    log: () => undefined,
  };
  const job = { ...accountDeletedMail(ids), key: "key-of-1" };
  transport.failNext(1);
  await expect(deliver(setup, "1", job)).rejects.toThrow();
  expect(await deliver(setup, "1", job)).toBe("sent");
  expect(transport.mails).toMatchObject([{ to: { name: person.name, address: person.email } }]);
  expect(await tablesWith(person.email)).toEqual([]);
  expect(await deliver(setup, "1", job)).toBe("dropped");
});

describe("deleting is refused", () => {
  test("without the own address typed, and with a wrong password", async () => {
    const { sql } = world;
    for (const email of ["", "leaver", otto.email]) {
      const refusal = await refusesUnwritten(sql, () => erase({ email }), ["password_attempts"]);
      expect(refusal.fields, email).toHaveProperty("email");
    }
    const refusal = await refusesUnwritten(sql, () => erase({ password: "not that one" }), ["password_attempts"]);
    expect(refusal.fields).toHaveProperty("password");
    await confirmPassword(preparing(world.ctx), actor, castPassword, "password");
  });

  test("to the only owner of an organisation, which is named, until there is another one", async () => {
    const { sql } = world;
    await joinTeam(sql, person, southbank, "owner");
    await sql`update members set role_id = 'rol_developer' where user_id = ${otto.userId} and organisation_id = ${southbank.id}`;
    expect(await refusesUnwritten(sql, () => erase(), ["password_attempts"])).toMatchObject({
      code: "conflict",
      reason: "last_owner",
      facts: { organisations: "Southbank Rail" },
    });
    await joinTeam(sql, otto, southbank, "owner");
    await erase();
  });

  test("to a session that has ended", async () => {
    const { sql } = world;
    await sql`delete from sessions where id = ${actor.sessionId}`;
    expect(await refusesUnwritten(sql, () => erase(), ["password_attempts"])).toMatchObject({
      code: "verification_required",
    });
  });
});

describe("at the same moment", () => {
  test("two owners who both delete their accounts leave one owner, 15 times out of 15 (INV-03)", async () => {
    const { sql, ctx, other } = world;
    for (let round = 0; round < 15; round += 1) {
      const [one, two] = [
        await addAccount(sql, "One", `one${round}@example.com`, hash),
        await addAccount(sql, "Two", `two${round}@example.com`, hash),
      ];
      await joinTeam(sql, one, southbank, "owner");
      await joinTeam(sql, two, southbank, "owner");
      await sql`delete from members where user_id = ${otto.userId} and organisation_id = ${southbank.id}`;
      await sql`update members set role_id = 'rol_developer' where organisation_id = ${southbank.id}
        and user_id not in (${one.userId}, ${two.userId})`;
      const outcomes = await Promise.allSettled([
        erase({ email: one.email }, await userActor(sql, one), ctx),
        erase({ email: two.email }, await userActor(sql, two), other),
      ]);
      expect(outcomes.map(({ status }) => status).sort(), `round ${round}`).toEqual(["fulfilled", "rejected"]);
      expect(outcomes.find((each) => each.status === "rejected")?.reason).toMatchObject({ reason: "last_owner" });
      expect(
        await sql`select 1 from members where organisation_id = ${southbank.id} and role_id = 'rol_owner'`,
      ).toHaveLength(1);
      await joinTeam(sql, otto, southbank, "owner");
    }
  }, 60_000);

  test("an invitation that is accepted meanwhile leaves no membership of a deleted account, 15 times", async () => {
    const { sql, ctx, other } = world;
    for (let round = 0; round < 15; round += 1) {
      const email = `joiner${round}@example.com`;
      const joiner = await addAccount(sql, "Joiner", email, hash);
      const session = await userActor(sql, joiner);
      const { mailed } = await plantInvitation(sql, ctx, { email, by: olive, to: northwind });
      const deleting = erase({ email }, session, other);
      // The password takes its time first.
      await new Promise((resolve) => setTimeout(resolve, round * 4));
      const [deleted] = await Promise.allSettled([deleting, acceptInvitation(ctx, invitee(mailed, session), {})]);
      expect(deleted.status, `round ${round}`).toBe("fulfilled");
      expect(await sql`select 1 from members where user_id = ${joiner.userId}`).toHaveLength(0);
    }
  }, 60_000);
});
