import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type CastPerson, cast, castMemberId } from "@/db/seed";
import { inviteMember } from "@/lib/invitations/invite-member";
import { exportMembers } from "@/lib/members/export-members";
import { leaveOrganisation } from "@/lib/members/leave-organisation";
import { listMembers } from "@/lib/members/list-members";
import { removeMember } from "@/lib/members/remove-member";
import { brokenInvariants, refusalOf, refusesUnwritten, snapshot, untilSomebodyWaits } from "@/lib/testing/observe";
import { memberActor, rejoin } from "@/lib/testing/test-context";
import { giveFactor, proveBy, requireTwoFactor, takeFactors } from "@/lib/testing/two-factor-policy";
import { openWorld, type World } from "@/lib/testing/world";
import { createToken } from "./create-token";
import { getToken } from "./get-token";
import { tokenActor } from "./token-actor";
import { tokenFormat } from "./token-format";

const { olive, adam, mia, vera, northwind, southbank } = cast;
const wanted = { name: "Nightly export", days: 90, scopes: ["team:view", "team:manage"] };
const unknown = { code: "verification_required", reason: "sign_in" };

let world: World;
beforeAll(async () => {
  world = await openWorld({ connections: 4 });
});
beforeEach(async () => {
  await world.sql`delete from api_tokens`;
  await world.sql`delete from rate_limits`;
  await requireTwoFactor(world.sql, northwind.id, null);
  await rejoin(world.sql, adam, northwind, "administrator");
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

async function tokenOf(who: CastPerson, input: object = wanted, factor?: "totp" | "sms") {
  const actor = await memberActor(world.sql, who, northwind);
  if (factor) await proveBy(world.sql, actor.sessionId, factor);
  const { token } = await createToken(world.ctx, actor, input);
  return `Bearer ${token}`;
}

/** What a program is told of its token, by the whole way. */
const ask = async (header: string | null) => getToken(world.ctx, await tokenActor(world.ctx, header), {});

test("a token answers for its owner in its one organisation, with its scopes and its end", async () => {
  const told = await ask(await tokenOf(adam));
  expect(told).toMatchObject({
    user: { id: adam.userId, name: adam.name },
    organisation: { id: northwind.id, slug: northwind.slug },
    role: "administrator",
    token: { name: "Nightly export", scopes: ["team:view", "team:manage"] },
    permissions: ["team:view", "team:manage"],
  });
});

test("no token, a foreign one, an expired and a revoked one are told alike, and write nothing (AP-04)", async () => {
  const { sql, ctx } = world;
  const [expired, revoked] = [await tokenOf(adam), await tokenOf(adam)];
  await sql`update api_tokens set expires_at = now() where token_hash = (select token_hash from api_tokens order by id limit 1)`;
  await sql`update api_tokens set revoked_at = now() where id = (select id from api_tokens order by id desc limit 1)`;
  const good = revoked.slice("Bearer ".length);
  const wrong = [null, "", "Bearer", "Bearer ", "Bearer x", expired, revoked, `Bearer ${tokenFormat.create()}`];
  const schemes = [good, `Basic ${btoa(`x:${good}`)}`, `Token ${good}`, `Bearer ${good} ${good}`, `Bearer ${good},x`];
  for (const header of [...wrong, ...schemes]) {
    const refusal = await refusesUnwritten(sql, () => tokenActor(ctx, header));
    expect(refusal, String(header)).toMatchObject({ ...unknown, facts: {}, fields: {} });
  }
});

test("an archived owner's token and a deleted organisation's are unknown", async () => {
  const { sql } = world;
  const header = await tokenOf(vera, { name: "x", days: 7, scopes: ["team:view"] });
  await sql`update users set archived_at = now() where id = ${vera.userId}`;
  expect(await refusalOf(ask(header))).toMatchObject(unknown);
  await sql`update users set archived_at = null where id = ${vera.userId}`;
  await sql`update organisations set deleted_at = now() where id = ${northwind.id}`;
  expect(await refusalOf(ask(header))).toMatchObject(unknown);
  await sql`update organisations set deleted_at = null where id = ${northwind.id}`;
  await ask(header);
});

test("a token may what is in its scopes and in its owner's role now: demotion bites on the next call (AP-02)", async () => {
  const { sql, ctx } = world;
  const viewing = await tokenActor(ctx, await tokenOf(adam, { name: "x", days: 7, scopes: ["team:view"] }));
  const managing = await tokenActor(ctx, await tokenOf(adam));
  const invite = (by: typeof managing) => inviteMember(ctx, by, { email: "guest@example.com", role: "member" });
  expect(await refusesUnwritten(sql, () => invite(viewing))).toMatchObject({
    code: "forbidden",
    facts: { permission: "team:manage" },
  });
  await invite(managing);
  const [event] = await sql<{ actor: unknown }[]>`
    select (body::jsonb)->'actor' as actor from audit_events where action = 'invitation.sent' order by at desc limit 1`;
  expect(event?.actor).toEqual({ kind: "token", id: adam.userId, token: managing.tokenId });
  await sql`delete from invitations`;
  // Nobody is touched who holds what the token does not, whatever its owner holds.
  const remove = () =>
    removeMember(ctx, managing, { memberId: castMemberId(vera, northwind), confirmation: vera.name });
  expect(await refusesUnwritten(sql, remove)).toMatchObject({ code: "forbidden", reason: "outranked" });
  await rejoin(sql, adam, northwind, "technician");
  expect(await refusesUnwritten(sql, () => invite(managing))).toMatchObject({ code: "forbidden" });
  expect(await getToken(ctx, managing, {})).toMatchObject({ role: "technician", permissions: ["team:view"] });
  await rejoin(sql, adam, northwind, "member");
  expect(await refusalOf(listMembers(ctx, managing, {}))).toMatchObject({ code: "forbidden" });
});

test("a removal ends a token with the membership, also when its actor was made before (AP-05)", async () => {
  const { sql, ctx } = world;
  const header = await tokenOf(adam);
  const before = await tokenActor(ctx, header);
  await removeMember(ctx, await memberActor(sql, olive, northwind), {
    memberId: castMemberId(adam, northwind),
    confirmation: adam.name,
  });
  expect(await refusalOf(listMembers(ctx, before, {}))).toMatchObject({ code: "not_found" });
  expect(await refusalOf(ask(header))).toMatchObject(unknown);
  // Who comes back has none.
  await rejoin(sql, adam, northwind, "administrator");
  expect(await refusalOf(ask(header))).toMatchObject(unknown);
});

const acts = {
  "the removal of its owner": `delete from members where id = '${castMemberId(adam, northwind)}'`,
  "the demotion of its owner": `update members set role_id = 'rol_developer' where id = '${castMemberId(adam, northwind)}'`,
  "its revocation": "update api_tokens set revoked_at = now()",
};

test.each(Object.entries(acts))(
  "a token's act that waits for %s to commit writes nothing afterwards (INV-05, INV-13)",
  async (_, end) => {
    const { sql, ctx } = world;
    const actor = await tokenActor(ctx, await tokenOf(adam));
    const own = ["members", "team_counts", "organisations", "api_tokens"];
    const before = await snapshot(sql, own);
    let acting: Promise<unknown> = Promise.resolve();
    await sql.begin(async (tx) => {
      await tx.unsafe(end);
      acting = refusalOf(inviteMember(ctx, actor, { email: "late@example.com", role: "member" }));
      await untilSomebodyWaits(sql);
    });
    await acting;
    expect(await snapshot(sql, own)).toEqual(before);
  },
);

test("a token obeys the gates of its owner: the address of 90 days and the organisation's two-factor policy (AP-05)", async () => {
  const { sql } = world;
  const without = await tokenOf(adam);
  await giveFactor(sql, adam.userId, "app");
  const with_ = await tokenOf(adam, wanted, "totp");
  await requireTwoFactor(sql, northwind.id, "-1 hour");
  expect(await refusalOf(ask(without))).toMatchObject({ code: "verification_required", reason: "second_step" });
  await ask(with_);
  await takeFactors(sql, adam.userId);
  expect(await refusalOf(ask(with_))).toMatchObject({ code: "verification_required", reason: "set_up_two_factor" });
  await requireTwoFactor(sql, northwind.id, null);
  await ask(without);
  await sql`update users set email_proven_at = now() - interval '2161 hours' where id = ${adam.userId}`;
  expect(await refusalOf(ask(with_))).toMatchObject({ code: "verification_required", reason: "revalidate_email" });
  await sql`update users set email_proven_at = now() where id = ${adam.userId}`;
});

test("a token does nothing that asks for a fresh proof, and nothing that no scope bounds (AP-04, SU-01)", async () => {
  const { sql, ctx } = world;
  const actor = await tokenActor(ctx, await tokenOf(olive));
  expect(await refusesUnwritten(sql, () => exportMembers(ctx, actor, {}))).toMatchObject({
    code: "verification_required",
    reason: "step_up",
  });
  // The types forbid these two.
  for (const command of [leaveOrganisation, createToken])
    expect(
      await refusesUnwritten(sql, () => command(ctx, actor as never, command === createToken ? wanted : {})),
    ).toMatchObject({
      code: "not_found",
    });
  expect(await refusalOf(getToken(ctx, (await memberActor(sql, olive, northwind)) as never, {}))).toMatchObject({
    code: "not_found",
  });
});

test("the last use is written at most once a minute, and 600 requests a minute are the most (AP-03, AP-04)", async () => {
  const { sql, ctx } = world;
  const header = await tokenOf(mia, { name: "x", days: 7, scopes: ["team:view"] });
  const used = async () => (await sql<{ at: string }[]>`select last_used_at::text as at from api_tokens`)[0]?.at;
  expect(await used()).toBeNull();
  await tokenActor(ctx, header);
  const first = await used();
  await Promise.all(Array.from({ length: 10 }, () => tokenActor(ctx, header)));
  expect(await used()).toBe(first);
  await sql`update api_tokens set last_used_at = now() - interval '61 seconds'`;
  await tokenActor(ctx, header);
  expect(await used()).not.toBe(first);
  const [limit] = await sql`select * from rate_limits where bucket like 'token:%'`;
  expect(limit).toBeDefined();
  await sql`update rate_limits set taken = 600 where bucket like 'token:%'`;
  expect(await refusesUnwritten(sql, () => tokenActor(ctx, header))).toMatchObject({
    code: "rate_limited",
    facts: { seconds: expect.any(Number) },
  });
});

test("a token for one organisation reaches no other, whatever its owner is there", async () => {
  const { ctx } = world;
  const actor = await tokenActor(ctx, await tokenOf(mia, { name: "x", days: 7, scopes: ["team:view"] }));
  expect(actor.organisationId).toBe(northwind.id);
  const elsewhere = { ...actor, organisationId: southbank.id };
  expect(await refusalOf(listMembers(ctx, elsewhere, {}))).toMatchObject(unknown);
});
