import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { cast } from "@/db/seed";
import { inviteMember } from "@/lib/invitations/invite-member";
import { revokeInvitation } from "@/lib/invitations/revoke-invitation";
import { listMembers } from "@/lib/members/list-members";
import { signIn } from "@/lib/sign-in/sign-in";
import type { Act } from "@/lib/testing/act";
import { everyAct } from "@/lib/testing/every-act";
import { brokenInvariants, digest, logOf, refusalOf, snapshot } from "@/lib/testing/observe";
import { openStages, type Stage } from "@/lib/testing/stage";
import { fromNewNetwork, memberActor, visitor } from "@/lib/testing/test-context";
import { castPassword, openWorld, type World } from "@/lib/testing/world";

const { olive, vera, northwind } = cast;

let world: World;
let openStage: () => Promise<Stage>;
beforeAll(async () => {
  world = await openWorld({ signsIn: true });
  openStage = openStages(world);
  await world.sql.unsafe(`create schema disk;
    create table disk.full_for (log text primary key);
    create function disk.refuse() returns trigger language plpgsql security definer as $$ begin
      if exists (select 1 from disk.full_for where log = tg_table_name) then
        raise exception 'no space left on device' using errcode = '53100';
      end if;
      return new;
    end $$;
    ${logs.map((log) => `create trigger full_disk before insert on ${log} for each row execute function disk.refuse();`).join("")}`);
});
afterEach(() => world.sql`delete from disk.full_for`);
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

const logs = ["audit_events", "audit_people", "account_events"] as const;
const commands = everyAct.filter(({ kind }) => kind === "command");

/** From here to the end of the test these cannot take an entry; reading them goes on. */
const fill = (...full: (typeof logs)[number][]) =>
  world.sql`insert into disk.full_for ${world.sql(full.map((log) => ({ log })))}`;

/** What came of it while `full` could take no entry; a crash must have left everything as it was. */
async function outcomeWithout(act: Act, ...full: (typeof logs)[number][]) {
  const { run, apart } = await act.arrange(await openStage());
  await fill(...full);
  const before = await digest(world.sql, apart);
  const outcome = await run().then(
    () => "done",
    (error: Error) => `${error.message} ${(error.cause as Error | undefined)?.message ?? ""}`,
  );
  const after = await digest(world.sql, apart);
  // Done without an entry, not with half of one.
  if (outcome === "done") for (const log of [...full, "audit_events"]) expect(after[log]).toBe(before[log]);
  else expect(after).toEqual(before);
  return outcome;
}

/** Commands after which there is nothing to tell, as their rows in scripts/checks/command-expectations.ts say. */
const silent: Readonly<Record<string, string>> = {
  ask_key: "a challenge changes nothing; the session that its answer leads to is the event",
  ask_passkey: "nobody has said yet who they are",
  ask_key_to_confirm: "a challenge changes nothing; the proof that its answer gives is the event",
  ask_new_key: "a challenge changes nothing; the key that answers it is the event",
  mail_registration_again: "there is no account yet that an event could belong to, or nothing about it changed",
  put_away_welcome: "what somebody reads of a page concerns nobody else",
  put_owner_nudge_away: "what somebody reads of a page concerns nobody else",
};

test.each(commands)("$name does nothing when no event of it can be written", async (act) => {
  const outcome = await outcomeWithout(act, "audit_events", "account_events");
  if (act.name in silent) expect(outcome, `${act.name} is silent: ${silent[act.name]}`).toBe("done");
  else expect(outcome).toContain("53100");
});

test.each(commands)("$name does nothing when an organisation's log cannot keep who did it", async (act) => {
  const outcome = await outcomeWithout(act, "audit_people");
  // Done: it told no organisation.
  if (outcome !== "done") expect(outcome).toContain("53100");
  else if (!(act.name in silent)) expect(act.access.claim).not.toMatch(/^(?:member|holder|invitee)$/);
});

test("a log that takes no entry can be read, and so can everything else", async () => {
  const { sql, ctx } = world;
  const reader = await memberActor(sql, vera, northwind);
  await fill(...logs);
  await expect(listMembers(ctx, reader, {})).resolves.toBeTruthy();
});

test("a sign-in that cannot count its attempt is refused, even with the right password", async () => {
  const { sql, ctx } = world;
  await sql`revoke insert on password_attempts from rollcall_system`;
  const before = await snapshot(sql);
  const signingIn = signIn(fromNewNetwork(ctx), visitor(), { email: vera.email, password: castPassword });
  await expect(signingIn).rejects.toThrow();
  expect(await snapshot(sql)).toEqual(before);
  await sql`grant insert on password_attempts to rollcall_system`;
});

test("an event holds ids in its hashed body, and names, addresses and the IP beside it", async () => {
  const { sql, ctx } = world;
  const actor = await memberActor(sql, olive, northwind);
  await inviteMember(ctx, actor, { name: "Secret Sam", email: "sam@example.com", role: "member" });
  const [latest] = await logOf(sql, northwind.id);
  const [event] = await sql<{ body: string }[]>`
    select body from audit_events where organisation_id = ${northwind.id} and seq = ${latest?.seq ?? 0}`;
  for (const personal of ["Sam", "sam@", "Olive", "olive@", "203.0.113"]) expect(event?.body).not.toContain(personal);
  expect(JSON.parse(event?.body ?? "{}")).toMatchObject({
    action: "invitation.sent",
    actor: { kind: "member", id: olive.userId },
    outcome: "done",
    requestId: "req_test",
  });
  const beside = await sql`select part, person_id, name, email, ip, browser from audit_people
    where organisation_id = ${northwind.id} and seq = ${latest?.seq ?? 0} order by part`;
  expect([...beside]).toEqual([
    {
      part: "actor",
      person_id: olive.userId,
      name: olive.name,
      email: olive.email,
      ip: "203.0.113.7",
      browser: "Firefox on Linux",
    },
    { part: "target", person_id: null, name: "Secret Sam", email: "sam@example.com", ip: null, browser: null },
  ]);
});

test("refused attempts are logged once a minute for each person and act, so that nobody floods the log", async () => {
  const { sql, ctx } = world;
  const actor = await memberActor(sql, vera, northwind);
  const before = (await logOf(sql, northwind.id)).length;
  for (let turn = 0; turn < 5; turn += 1) {
    await refusalOf(inviteMember(ctx, actor, { email: "a@example.com", role: "member" }));
  }
  await refusalOf(revokeInvitation(ctx, actor, { invitationId: "inv_any" }));
  expect((await logOf(sql, northwind.id)).length - before).toBe(2);
});
