import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type CastPerson, cast, castMemberId } from "@/db/seed";
import { leaveOrganisation } from "@/lib/members/leave-organisation";
import { removeMember } from "@/lib/members/remove-member";
import { sweep } from "@/lib/operations/sweep";
import { hashToken } from "@/lib/secrets/derive-token";
import { brokenInvariants, logOf, queued, refusalOf, refusesUnwritten } from "@/lib/testing/observe";
import { memberActor, rejoin, userActor } from "@/lib/testing/test-context";
import { giveFactor, proveBy, takeFactors } from "@/lib/testing/two-factor-policy";
import { openWorld, type World } from "@/lib/testing/world";
import { createToken } from "./create-token";
import { listMemberTokens } from "./list-member-tokens";
import { listMyTokens } from "./list-my-tokens";
import { tokenNoticeMail } from "./mails";
import { revokeMemberToken } from "./revoke-member-token";
import { revokeToken } from "./revoke-token";
import { sweepTokens } from "./sweep-tokens";
import { tokenFormat } from "./token-format";

const { olive, adam, mia, vera, otto, northwind, southbank } = cast;
const wanted = { name: "Nightly export", days: 90, scopes: ["team:view"] };

let world: World;
beforeAll(async () => {
  world = await openWorld({ connections: 4 });
});
beforeEach(async () => {
  await world.sql`delete from api_tokens`;
  await world.sql`delete from graphile_worker._private_jobs`;
  await rejoin(world.sql, adam, northwind, "administrator");
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

async function made(who: CastPerson, of = northwind, input: object = wanted) {
  const created = await createToken(world.ctx, await memberActor(world.sql, who, of), input);
  const [row] = await world.sql<
    { id: string }[]
  >`select id from api_tokens where token_hash = ${hashToken(created.token)}`;
  return { ...created, id: row?.id ?? "" };
}

test("a token is shown once: what is stored is its hash, its beginning and its last four characters (AP-01)", async () => {
  const { sql } = world;
  const { token, id, organisationName } = await made(mia);
  expect(tokenFormat.looksRight(token)).toBe(true);
  expect(organisationName).toBe(northwind.name);
  const [row] = await sql`select *, expires_at - created_at = interval '90 days' as is_ninety_days from api_tokens`;
  expect(row).toMatchObject({
    organisation_id: northwind.id,
    user_id: mia.userId,
    prefix: "rollcall_pat_",
    last_four: token.slice(-4),
    scopes: ["team:view"],
    has_two_factor: false,
    is_ninety_days: true,
  });
  const everything = await sql<{ text: string }[]>`select t::text as text from api_tokens t
    union all select e::text from audit_events e union all select p::text from audit_people p
    union all select j::text from graphile_worker._private_jobs j union all select a::text from account_events a`;
  expect(everything.filter(({ text }) => text.includes(token.slice(13, 40)))).toEqual([]);
  // Its name is free text: beside the hashed body, with its owner (AU-04).
  expect((await logOf(sql, northwind.id))[0]).toMatchObject({
    action: "token.created",
    actor: mia.userId,
    target: id,
    person: "Nightly export",
  });
  const [own] =
    await sql`select name, details, browser from account_events where user_id = ${mia.userId} order by at desc limit 1`;
  expect(own).toMatchObject({ name: "token.created", details: { token: "Nightly export" } });
  const [event] = await sql<{ body: string }[]>`select body from audit_events order by at desc limit 1`;
  expect(event?.body).not.toContain("Nightly");
  expect(await queued(sql, tokenNoticeMail)).toEqual([{ organisationId: northwind.id, tokenId: id, act: "created" }]);
});

test("a token needs a proof of the last ten minutes, and is refused without a trace (SU-01)", async () => {
  const actor = await memberActor(world.sql, mia, northwind);
  await world.sql`update sessions set auth_at = now() - interval '11 minutes' where id = ${actor.sessionId}`;
  const refusal = await refusesUnwritten(world.sql, () => createToken(world.ctx, actor, wanted));
  expect(refusal).toMatchObject({ code: "verification_required", reason: "step_up" });
});

test("nobody gives a token a permission that they do not hold themselves (AZ-08)", async () => {
  const actor = await memberActor(world.sql, mia, northwind);
  const act = () => createToken(world.ctx, actor, { ...wanted, scopes: ["team:view", "team:manage"] });
  expect(await refusesUnwritten(world.sql, act)).toMatchObject({
    code: "invalid",
    fields: { scopes: expect.any(String) },
  });
});

test.each([
  ["no name", { ...wanted, name: " " }, "name"],
  ["a web address as its name", { ...wanted, name: "see www.evil.example" }, "name"],
  ["more than 64 characters", { ...wanted, name: "x".repeat(65) }, "name"],
  ["no end", { ...wanted, days: undefined }, "days"],
  ["more than a year", { ...wanted, days: 366 }, "days"],
  ["no permission", { ...wanted, scopes: [] }, "scopes"],
  ["a permission that the table does not have", { ...wanted, scopes: ["team:view", "moon:land"] }, "scopes"],
  ["somebody else's organisation in its input", { ...wanted, organisationId: southbank.id }, "organisationId"],
])("a token with %s is not made (AP-03, AZ-07)", async (_, input, field) => {
  const actor = await memberActor(world.sql, mia, northwind);
  const refusal = await refusesUnwritten(world.sql, () => createToken(world.ctx, actor, input));
  expect(refusal.code).toBe("invalid");
  expect(Object.keys(refusal.fields)).toContain(field);
});

test("a token in somebody else's organisation is not found", async () => {
  const outside = await memberActor(world.sql, olive, southbank);
  expect(await refusesUnwritten(world.sql, () => createToken(world.ctx, outside, wanted))).toMatchObject({
    code: "not_found",
  });
});

test("of two requests for the fiftieth token at the same moment one is refused", async () => {
  const { sql, ctx, other } = world;
  await sql`insert into api_tokens (id, organisation_id, user_id, name, token_hash, prefix, last_four, scopes, has_two_factor, expires_at)
    select 'tok_' || n, ${northwind.id}, ${mia.userId}, 'One of many', 'hash' || n, 'rollcall_pat_', 'abcd', '["team:view"]', false,
      now() + n * interval '1 day' from generate_series(1, 49) n`;
  // Dead ones hold no place.
  await sql`insert into api_tokens (id, organisation_id, user_id, name, token_hash, prefix, last_four, scopes, has_two_factor, expires_at, revoked_at)
    values ('tok_a', ${northwind.id}, ${mia.userId}, 'Revoked', 'a', 'p', 'abcd', '[]', false, now() + interval '1 day', now()),
      ('tok_b', ${northwind.id}, ${mia.userId}, 'Expired', 'b', 'p', 'abcd', '[]', false, now() - interval '1 day', null)`;
  const [one, two] = [await memberActor(sql, mia, northwind), await memberActor(sql, mia, northwind)];
  const outcomes = await Promise.allSettled([createToken(ctx, one, wanted), createToken(other, two, wanted)]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(outcomes.find((each) => each.status === "rejected")?.reason).toMatchObject({
    code: "conflict",
    reason: "too_many_tokens",
  });
  // Elsewhere there is room.
  await createToken(ctx, await memberActor(sql, mia, southbank), { ...wanted });
});

test("a token remembers whether its session had used a factor that counts in this organisation", async () => {
  const { sql, ctx } = world;
  const asked: [factor: "totp" | "sms", texts: boolean, expected: boolean][] = [
    ["totp", false, true],
    ["sms", true, true],
    ["sms", false, false],
  ];
  for (const [factor, texts, expected] of asked) {
    await takeFactors(sql, mia.userId);
    await giveFactor(sql, mia.userId, factor === "totp" ? "app" : "sms");
    await sql`update organisations set text_messages_count = ${texts} where id = ${northwind.id}`;
    const actor = await memberActor(sql, mia, northwind);
    await proveBy(sql, actor.sessionId, factor);
    await sql`delete from api_tokens`;
    await createToken(ctx, actor, wanted);
    const [row] = await sql`select has_two_factor from api_tokens`;
    expect(row?.has_two_factor, `${factor}, texts ${texts}`).toBe(expected);
  }
  await sql`update organisations set text_messages_count = true`;
  await takeFactors(sql, mia.userId);
});

test("one sees and revokes one's own tokens in every organisation, and nobody else's", async () => {
  const { sql, ctx } = world;
  const [here, there] = [await made(mia), await made(mia, southbank)];
  const theirs = await made(vera);
  const actor = await userActor(sql, mia);
  const list = await listMyTokens(ctx, actor, {});
  expect(list.map(({ id, organisationName }) => [id, organisationName])).toEqual([
    [there.id, southbank.name],
    [here.id, northwind.name],
  ]);
  expect(await refusesUnwritten(sql, () => revokeToken(ctx, actor, { tokenId: theirs.id }))).toMatchObject({
    code: "not_found",
  });
  await revokeToken(ctx, actor, { tokenId: there.id });
  expect((await listMyTokens(ctx, actor, {})).map(({ id }) => id)).toEqual([here.id]);
  expect((await logOf(sql, southbank.id))[0]).toMatchObject({ action: "token.revoked", target: there.id });
  const [event] =
    await sql`select name, details from account_events where user_id = ${mia.userId} order by at desc limit 1`;
  expect(event).toMatchObject({ name: "token.revoked", details: { token: "Nightly export" } });
  // Once.
  expect(await refusesUnwritten(sql, () => revokeToken(ctx, actor, { tokenId: there.id }))).toMatchObject({
    code: "not_found",
  });
});

test("owners see the members' live tokens page by page, and nobody else does", async () => {
  const { sql, ctx } = world;
  await sql`insert into api_tokens (id, organisation_id, user_id, name, token_hash, prefix, last_four, scopes, has_two_factor, expires_at, revoked_at)
    select 'tok_' || lpad(n::text, 3, '0'), ${northwind.id}, ${vera.userId}, 'Number ' || n, 'hash' || n, 'rollcall_pat_', 'abcd', '["team:view"]',
      false, now() + interval '1 day', case when n > 30 then now() end from generate_series(1, 33) n`;
  await made(mia, southbank);
  const asOlive = await memberActor(sql, olive, northwind);
  const first = await listMemberTokens(ctx, asOlive, {});
  const second = await listMemberTokens(ctx, asOlive, { after: first.next ?? "" });
  expect(first.tokens).toHaveLength(25);
  expect([...first.tokens, ...second.tokens].map(({ name }) => name)).toEqual(
    Array.from({ length: 30 }, (_, index) => `Number ${30 - index}`),
  );
  expect(second.next).toBeNull();
  expect(first.tokens[0]).toMatchObject({ ownerName: vera.name, ownerEmail: vera.email });
  for (const [who, reason] of [
    [adam, "owners_only"],
    [mia, "lacks_permission"],
  ] as const) {
    const actor = await memberActor(sql, who, northwind);
    expect(await refusalOf(listMemberTokens(ctx, actor, {}))).toMatchObject({ code: "forbidden", reason });
  }
  const outside = await memberActor(sql, otto, northwind);
  expect(await refusalOf(listMemberTokens(ctx, outside, {}))).toMatchObject({ code: "not_found" });
});

test("an owner revokes a member's token, which the member is told; an administrator may not", async () => {
  const { sql, ctx } = world;
  const { id } = await made(mia);
  const elsewhere = await made(mia, southbank);
  const [asOlive, asAdam] = [await memberActor(sql, olive, northwind), await memberActor(sql, adam, northwind)];
  expect(await refusesUnwritten(sql, () => revokeMemberToken(ctx, asAdam, { tokenId: id }))).toMatchObject({
    code: "forbidden",
    reason: "owners_only",
  });
  for (const tokenId of [elsewhere.id, "tok_none"])
    expect(await refusesUnwritten(sql, () => revokeMemberToken(ctx, asOlive, { tokenId }))).toMatchObject({
      code: "not_found",
    });
  await sql`delete from graphile_worker._private_jobs`;
  await revokeMemberToken(ctx, asOlive, { tokenId: id });
  const [row] = await sql`select revoked_by, revoked_at is not null as is_revoked from api_tokens where id = ${id}`;
  expect(row).toEqual({ revoked_by: olive.userId, is_revoked: true });
  expect((await logOf(sql, northwind.id))[0]).toMatchObject({ action: "token.revoked", target: id, person: mia.name });
  expect(await queued(sql, tokenNoticeMail)).toEqual([{ organisationId: northwind.id, tokenId: id, act: "revoked" }]);
});

test("tokens for the organisation die with the membership, and its entry says how many (AP-05)", async () => {
  const { sql, ctx } = world;
  await made(adam);
  await made(adam);
  const asOlive = await memberActor(sql, olive, northwind);
  await removeMember(ctx, asOlive, { memberId: castMemberId(adam, northwind), confirmation: adam.name });
  expect(await sql`select 1 from api_tokens`).toHaveLength(0);
  const [removed] =
    await sql`select (body::jsonb)->'details' as details from audit_events where action = 'member.removed'`;
  expect(removed?.details).toMatchObject({ revokedTokens: 2 });
  await rejoin(sql, adam, northwind, "administrator");
  await made(adam);
  await leaveOrganisation(ctx, await memberActor(sql, adam, northwind), {});
  const [left] = await sql`select (body::jsonb)->'details' as details from audit_events where action = 'member.left'`;
  expect(left?.details).toMatchObject({ revokedTokens: 1 });
});

test("a token that nobody has used for a year is revoked at night, and one dead for 90 days is forgotten (AP-03)", async () => {
  const { sql, ctx } = world;
  const [idle, used, dead] = [await made(mia), await made(mia), await made(mia)];
  await sql`update api_tokens set created_at = now() - interval '366 days', last_used_at = now() - interval '365 days 1 hour' where id = ${idle.id}`;
  await sql`update api_tokens set created_at = now() - interval '366 days', last_used_at = now() - interval '364 days' where id = ${used.id}`;
  await sql`update api_tokens set revoked_at = now() - interval '91 days' where id = ${dead.id}`;
  expect(await sweepTokens(ctx)).toBe(1);
  await sweep(ctx);
  expect(await sweepTokens(ctx)).toBe(0);
  const rows = await sql`select id, revoked_at is not null as is_revoked from api_tokens order by id`;
  expect(rows).toEqual([
    { id: idle.id, is_revoked: true },
    { id: used.id, is_revoked: false },
  ]);
  expect((await logOf(sql, northwind.id))[0]).toMatchObject({ action: "token.revoked", actor: null, target: idle.id });
});
