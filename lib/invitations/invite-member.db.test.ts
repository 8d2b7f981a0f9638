import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cast } from "@/db/seed";
import { hashToken } from "@/lib/secrets/derive-token";
import { brokenInvariants, logOf, patiently, queued, refusalOf, refusesUnwritten } from "@/lib/testing/observe";
import { joinTeam, memberActor, plantInvitation, tokenOf } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import { inviteMember } from "./invite-member";
import { invitationMail } from "./mails";
import { revokeInvitation } from "./revoke-invitation";

const { olive, adam, mia, vera, otto, northwind, southbank } = cast;

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

async function refused(who: typeof olive, input: unknown, organisation: { id: string } = northwind) {
  const actor = await memberActor(world.sql, who, organisation);
  return refusesUnwritten(world.sql, () => inviteMember(world.ctx, actor, input));
}

describe("an invitation is refused", () => {
  test("to addresses that cannot be mailed to safely, with one sentence", async () => {
    for (const email of ["", "nobody", "a b@example.com", '"a"@example.com', "a@localhost", "\u212Aate@example.com"]) {
      const refusal = await refused(olive, { email, role: "technician" });
      expect(refusal.fields, email).toEqual({ email: "Enter an email address, like name@example.com" });
    }
  });

  test("for a role that does not exist, and for fields beyond the form's", async () => {
    expect((await refused(olive, { email: "a@example.com", role: "god" })).fields).toEqual({ role: "choose_role" });
    const extra = await refused(olive, { email: "a@example.com", role: "member", invitedBy: mia.userId });
    expect(extra.fields).toEqual({ invitedBy: "This field is not expected" });
  });

  test("for a member who may not manage the team, with an entry in the log", async () => {
    const refusal = await refused(vera, { email: "a@example.com", role: "member" });
    expect(refusal).toMatchObject({ code: "forbidden", facts: { permission: "team:manage" } });
    expect((await logOf(world.sql, northwind.id))[0]).toMatchObject({ action: "access.denied", actor: vera.userId });
  });

  test("for a role that holds what the inviter lacks", async () => {
    expect(await refused(adam, { email: "a@example.com", role: "owner" })).toMatchObject({
      code: "forbidden",
      reason: "outranked",
    });
  });

  test("for an organisation that one does not belong to, as if it were not there", async () => {
    const input = { email: "a@example.com", role: "member" };
    expect(await refused(otto, input)).toMatchObject({ code: "not_found" });
    expect(await refused(olive, input, { id: "org_nowhere" })).toMatchObject({ code: "not_found" });
  });

  test("into one's private account", async () => {
    const refusal = await refused(olive, { email: "a@example.com", role: "member" }, { id: olive.personalId });
    expect(refusal).toMatchObject({ code: "not_found" });
  });

  test("for one's own address and for a member's, in any spelling", async () => {
    expect((await refused(olive, { email: "OLIVE@northwind.example", role: "member" })).fields).toEqual({
      email: "own_address",
    });
    expect((await refused(olive, { email: " Mia@Northwind.Example", role: "member" })).fields).toEqual({
      email: "member_already",
    });
  });
});

test("an invitation is stored with its role, time and sender, told to the log and queued as ids only", async () => {
  const { sql, ctx } = world;
  const actor = await memberActor(sql, adam, northwind);
  const input = { name: "  Ian   New ", email: "Ian.New@Example.com", role: "developer", message: "Hello Ian" };
  const { invitationId, email } = await inviteMember(ctx, actor, input);
  expect(email).toBe("Ian.New@Example.com");
  const [row] = await sql`
    select email_canonical, name, message, role_id, invited_by, state, expires_at - sent_at = interval '336 hours' as fortnight
    from invitations where id = ${invitationId}`;
  expect(row).toEqual({
    email_canonical: "ian.new@example.com",
    name: "Ian New",
    message: "Hello Ian",
    role_id: "rol_developer",
    invited_by: adam.userId,
    state: "pending",
    fortnight: true,
  });
  const ids = { organisationId: northwind.id, invitationId, sendNumber: 1 };
  expect(await queued(sql, invitationMail)).toEqual([ids]);
  expect((await logOf(sql, northwind.id))[0]).toMatchObject({
    action: "invitation.sent",
    actor: adam.userId,
    person: "Ian New",
  });
});

test("neither a column nor a job holds the invitation's secrets, only their hashes", async () => {
  const { sql, ctx } = world;
  const actor = await memberActor(sql, olive, northwind);
  const { invitationId } = await inviteMember(ctx, actor, { email: "secret@example.com", role: "member" });
  const [token = "", proof = ""] = (await tokenOf(sql, ctx, "invitations", invitationId)).split("~");
  const tables = await sql<{ schema: string; name: string }[]>`
    select schemaname as schema, tablename as name from pg_tables where schemaname in ('public', 'graphile_worker')`;
  const found: string[] = [];
  for (const { schema, name } of tables) {
    const hits = await sql`select 1 from ${sql(schema)}.${sql(name)} t
      where position(${token} in t::text) > 0 or position(${proof} in t::text) > 0`;
    if (hits.length > 0) found.push(name);
  }
  expect(found).toEqual([]);
  const [row] = await sql`select token_hash, proof_hash from invitations where id = ${invitationId}`;
  expect(row).toEqual({ token_hash: hashToken(token), proof_hash: hashToken(proof) });
});

test("an address is invited once at a time, however it is written, and again when the first is revoked", async () => {
  const { sql, ctx } = world;
  const actor = await memberActor(sql, olive, northwind);
  const { invitationId } = await inviteMember(ctx, actor, { email: "twice@example.com", role: "member" });
  const again = await refused(adam, { email: "Twice@EXAMPLE.com", role: "member" });
  expect(again.fields.email).toBe("invited_already");
  // The index says so as well, for whoever comes past the command.
  await expect(
    plantInvitation(sql, ctx, { email: "TWICE@example.com", by: olive, to: northwind }),
  ).rejects.toMatchObject({ code: "23505" });
  await revokeInvitation(ctx, actor, { invitationId });
  await expect(inviteMember(ctx, actor, { email: "Twice@EXAMPLE.com", role: "member" })).resolves.toBeTruthy();
});

test("twenty managers who invite one address at the same moment send one invitation", async () => {
  const { sql, ctx, other } = world;
  const actors = await Promise.all(
    Array.from({ length: 20 }, (_, index) => memberActor(sql, index % 2 ? olive : adam, northwind)),
  );
  const spellings = ["all@example.com", "ALL@example.com", "All@Example.COM"];
  const outcomes = await Promise.allSettled(
    actors.map((actor, index) =>
      patiently(() => inviteMember(index % 2 ? ctx : other, actor, { email: spellings[index % 3], role: "member" })),
    ),
  );
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await sql`select 1 from invitations where email_canonical = 'all@example.com'`).toHaveLength(1);
});

test("an invitation past its time makes way for a new one", async () => {
  const { sql, ctx } = world;
  const old = await plantInvitation(sql, ctx, { email: "late@example.com", by: olive, to: northwind });
  await sql`update invitations set expires_at = now() where id = ${old.id}`;
  await inviteMember(ctx, await memberActor(sql, olive, northwind), { email: "late@example.com", role: "member" });
  const states =
    await sql`select state from invitations where email_canonical = 'late@example.com' order by created_at`;
  expect(states.map(({ state }) => state)).toEqual(["expired", "pending"]);
});

test("members and live invitations together never take more than the seats, whoever asks at once", async () => {
  const { sql, ctx, other } = world;
  await sql`update organisations set seat_limit = 6 where id = ${southbank.id}`;
  await joinTeam(sql, vera, southbank, "administrator");
  const actor = await memberActor(sql, vera, southbank);
  const outcomes = await Promise.allSettled(
    Array.from({ length: 10 }, (_, index) =>
      patiently(() =>
        inviteMember(index % 2 ? ctx : other, actor, { email: `seat${index}@example.com`, role: "member" }),
      ),
    ),
  );
  const refusals = outcomes.filter((each) => each.status === "rejected").map(({ reason }) => reason);
  expect(refusals).toHaveLength(7);
  for (const each of refusals) {
    const facts = { limit: 6, supportEmail: "support@rollcall.example" };
    expect(each).toMatchObject({ code: "conflict", reason: "no_seat_left", facts });
  }
  await sql`update invitations set expires_at = now() where organisation_id = ${southbank.id}`;
  await expect(inviteMember(ctx, actor, { email: "free@example.com", role: "member" })).resolves.toBeTruthy();
});

test("one address gets three invitations in a quarter of an hour, and an organisation sends 500 in an hour", async () => {
  const { sql, ctx } = world;
  const actor = await memberActor(sql, olive, northwind);
  for (let round = 0; round < 3; round += 1) {
    const { invitationId } = await inviteMember(ctx, actor, { email: "often@example.com", role: "member" });
    await revokeInvitation(ctx, actor, { invitationId });
  }
  const fourth = await refused(olive, { email: "often@example.com", role: "member" });
  expect(fourth).toMatchObject({ code: "rate_limited", facts: { minutes: 15 } });
  await sql`update rate_limits set taken = 500 where bucket = ${`mail:organisation:${northwind.id}`}`;
  const next = await refusalOf(inviteMember(ctx, actor, { email: "more@example.com", role: "member" }));
  expect(next).toMatchObject({ code: "rate_limited", facts: { minutes: 60 } });
});
