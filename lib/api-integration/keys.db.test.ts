import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { removeMember } from "@/lib/members/remove-member";
import { sweep } from "@/lib/operations/sweep";
import { getUsage } from "@/lib/project-settings/get-usage";
import { brokenInvariants, refusalOf, refusesUnwritten, untilSomebodyWaits } from "@/lib/testing/observe";
import {
  plantCallback,
  plantGrants,
  plantGuest,
  plantPlace,
  plantProject,
  plantProjectKey,
  plantSender,
} from "@/lib/testing/plant-project";
import { addAdmin } from "@/lib/testing/platform-admin";
import { type Member, openStages, type Stage } from "@/lib/testing/stage";
import { joinTeam, memberActor } from "@/lib/testing/test-context";
import { requireTwoFactor } from "@/lib/testing/two-factor-policy";
import { openWorld, type World } from "@/lib/testing/world";
import { tokenActor } from "@/lib/tokens/token-actor";
import { tokenFormat } from "@/lib/tokens/token-format";
import type { ProjectActor } from "@/lib/usecase/claims";
import { createProjectKey } from "./create-project-key";
import { getApiIntegration } from "./get-api-integration";
import { getProjectKey } from "./get-project-key";
import { getProjectOfKey } from "./get-project-of-key";
import { keyActor } from "./key-actor";
import { keyFormat } from "./key-format";
import { revokeProjectKey } from "./revoke-project-key";

const wanted = { name: "Mailer", days: 90, scopes: ["settings:read"] };
const unknown = { code: "verification_required", reason: "sign_in" };

let world: World;
let open: () => Promise<Stage>;
let stage: Stage;
let keeper: Member;
let claim: ProjectActor;
beforeAll(async () => {
  world = await openWorld({ connections: 4 });
  open = openStages(world);
});
beforeEach(async () => {
  stage = await open();
  keeper = await stage.join("member");
  claim = await stage.asInProject(keeper, ["manage_api_keys"]);
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

const refused = (act: () => Promise<unknown>) => refusesUnwritten(world.sql, act);
const create = (input: object = wanted) => createProjectKey(world.ctx, claim, input);
const listed = async () => (await getApiIntegration(world.ctx, claim, {})).keys;
/** What a program is told of its key, by the whole way. */
const ask = async (key: string) => getProjectOfKey(world.ctx, await keyActor(world.ctx, `Bearer ${key}`), {});
const latest = async () =>
  (
    await world.sql<{ action: string; details: object }[]>`
      select action, (body::jsonb)->'details' as details, (body::jsonb)->'actor' as actor from audit_events
      where organisation_id = ${stage.team.id} order by seq desc limit 1`
  )[0];

test("a key is shown once: what is stored is its hash, its beginning and its last four characters (AP-01)", async () => {
  const { sql } = world;
  const made = await create();
  expect(keyFormat.looksRight(made.key)).toBe(true);
  const [row] = await sql`select *, expires_at - created_at = interval '90 days' as is_ninety_days from project_keys
    where project_id = ${claim.projectId}`;
  expect(row).toMatchObject({
    organisation_id: stage.team.id,
    prefix: "rollcall_key_",
    last_four: made.key.slice(-4),
    scopes: ["settings:read"],
    created_by: keeper.userId,
    is_ninety_days: true,
  });
  const everything = await sql<{ text: string }[]>`select t::text as text from project_keys t
    union all select e::text from audit_events e union all select p::text from audit_people p
    union all select j::text from graphile_worker._private_jobs j`;
  expect(everything.filter(({ text }) => text.includes(made.key.slice(13, 40)))).toEqual([]);
  expect(await latest()).toMatchObject({
    action: "project.key_created",
    actor: { kind: "member", id: keeper.userId },
    details: { key: { id: row?.id, name: "Mailer" }, scopes: ["settings:read"] },
  });
});

test("a key needs a proof of the last ten minutes, and is refused without a trace (SU-01)", async () => {
  await world.sql`update sessions set auth_at = now() - interval '11 minutes' where id = ${claim.sessionId}`;
  expect(await refused(create)).toMatchObject({ code: "verification_required", reason: "step_up" });
});

test("owners, administrators and platform admins have nothing here without what is stored for them (AP-04)", async () => {
  const { sql, ctx } = world;
  const keyId = await plantProjectKey(sql, claim.projectId);
  const admin = await addAdmin(sql, "Ada Min");
  await joinTeam(sql, admin, stage.team, "owner");
  const administrator = await stage.join("administrator");
  const manager = await stage.join("member");
  await plantPlace(sql, claim.projectId, manager.memberId, [
    "manage_service",
    "view_activity",
    "send_messages",
    "manage_templates",
  ]);
  for (const who of [stage.owner, administrator, admin, manager]) {
    const asked = { ...(await memberActor(sql, who, stage.team)), projectId: claim.projectId };
    for (const act of [
      () => createProjectKey(ctx, asked, wanted),
      () => revokeProjectKey(ctx, asked, { keyId }),
      () => getApiIntegration(ctx, asked, {}),
      () => getProjectKey(ctx, asked, { keyId }),
    ])
      expect(await refusalOf(act()), who.name).toMatchObject({
        code: "forbidden",
        reason: "lacks_permission",
        facts: { permission: "manage_api_keys" },
      });
  }
  const outsider = { ...(await stage.as(await stage.join("member"))), projectId: claim.projectId };
  expect(await refusalOf(getApiIntegration(ctx, outsider, {}))).toMatchObject({ code: "not_found" });
  await plantPlace(sql, claim.projectId, administrator.memberId, ["manage_api_keys"]);
  const granted = { ...(await stage.as(administrator)), projectId: claim.projectId };
  await revokeProjectKey(ctx, granted, { keyId });
});

test.each([
  ["no name", { ...wanted, name: " " }, "name"],
  ["a web address as its name", { ...wanted, name: "see www.evil.example" }, "name"],
  ["no end", { ...wanted, days: undefined }, "days"],
  ["more than a year", { ...wanted, days: 366 }, "days"],
  ["nothing that it may do", { ...wanted, scopes: [] }, "scopes"],
  ["a scope that there is not", { ...wanted, scopes: ["settings:write"] }, "scopes"],
])("a key with %s is not made (AP-03)", async (_, input, field) => {
  const refusal = await refused(() => create(input));
  expect(refusal.code).toBe("invalid");
  expect(Object.keys(refusal.fields)).toContain(field);
});

test("of two requests for the twentieth key at the same moment one is refused", async () => {
  const { sql, ctx, other } = world;
  for (let made = 0; made < 21; made += 1) await plantProjectKey(sql, claim.projectId);
  // Dead ones hold no place.
  await sql`update project_keys set revoked_at = now() where id = (select max(id) from project_keys where project_id = ${claim.projectId})`;
  await sql`update project_keys set expires_at = now() where id = (select min(id) from project_keys where project_id = ${claim.projectId})`;
  const outcomes = await Promise.allSettled([
    createProjectKey(ctx, claim, wanted),
    createProjectKey(other, claim, wanted),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(outcomes.find((each) => each.status === "rejected")?.reason).toMatchObject({
    code: "conflict",
    reason: "too_many_keys",
    facts: { most: 20 },
  });
});

test("a key of two who revoke it at once is revoked once, by whoever the log says", async () => {
  const { sql, ctx, other } = world;
  const keyId = await plantProjectKey(sql, claim.projectId);
  const second = await stage.join("member");
  await plantPlace(sql, claim.projectId, second.memberId, ["manage_api_keys"]);
  const asSecond = { ...(await stage.as(second)), projectId: claim.projectId };
  const outcomes = await Promise.allSettled([
    revokeProjectKey(ctx, claim, { keyId }),
    revokeProjectKey(other, asSecond, { keyId }),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(outcomes.find((each) => each.status === "rejected")?.reason).toMatchObject({ code: "not_found" });
  const events = await sql<{ by: string }[]>`select (body::jsonb)->'actor'->>'id' as by from audit_events
    where organisation_id = ${stage.team.id} and action = 'project.key_revoked'`;
  const [row] = await sql`select revoked_by from project_keys where id = ${keyId}`;
  expect(events.map(({ by }) => by)).toEqual([row?.revoked_by]);
});

test("who creates a key while the permission is taken away makes none (INV-05)", async () => {
  const { sql } = world;
  let creating: Promise<unknown> = Promise.resolve();
  await sql.begin(async (tx) => {
    await tx`select 1 from project_members where project_id = ${claim.projectId} for update`;
    await tx`delete from project_grants where project_id = ${claim.projectId}`;
    creating = refusalOf(create());
    await untilSomebodyWaits(sql);
  });
  expect(await creating).toMatchObject({ code: "forbidden" });
  expect(await sql`select 1 from project_keys where project_id = ${claim.projectId}`).toHaveLength(0);
});

test("ended keys stay in the list for 30 days with how they ended, and nothing of other projects stands in it", async () => {
  const { sql, ctx } = world;
  const { projectId } = claim;
  const by = { createdBy: keeper.userId };
  const live = await plantProjectKey(sql, projectId, by);
  const [revoked, expired, old] = [
    await plantProjectKey(sql, projectId, by),
    await plantProjectKey(sql, projectId),
    await plantProjectKey(sql, projectId),
  ];
  const elsewhere = await plantProjectKey(sql, await plantProject(sql, stage.team));
  await revokeProjectKey(ctx, claim, { keyId: revoked });
  await sql`update project_keys set expires_at = now() - interval '29 days' where id = ${expired}`;
  await sql`update project_keys set expires_at = now() - interval '31 days' where id = ${old}`;
  expect((await listed()).map(({ id, state, createdBy, revokedBy }) => ({ id, state, createdBy, revokedBy }))).toEqual([
    { id: live, state: "live", createdBy: keeper.name, revokedBy: null },
    { id: expired, state: "expired", createdBy: null, revokedBy: null },
    { id: revoked, state: "revoked", createdBy: keeper.name, revokedBy: keeper.name },
  ]);
  for (const keyId of [elsewhere, revoked, expired, "pky_none"]) {
    expect(await refused(() => revokeProjectKey(ctx, claim, { keyId }))).toMatchObject({ code: "not_found" });
    expect(await refusalOf(getProjectKey(ctx, claim, { keyId }))).toMatchObject({ code: "not_found" });
  }
  // The page of figures says which are live, and when each was used.
  await plantGrants(sql, projectId, keeper.memberId, ["manage_service"]);
  expect((await getUsage(ctx, claim, {})).keys).toEqual([{ id: live, name: "Mailer", lastUsedAt: null }]);
});

test("a key dead for 90 days is forgotten", async () => {
  const { sql, ctx } = world;
  const [dead, ended] = [await plantProjectKey(sql, claim.projectId), await plantProjectKey(sql, claim.projectId)];
  await sql`update project_keys set revoked_at = now() - interval '91 days' where id = ${dead}`;
  await sql`update project_keys set expires_at = now() - interval '89 days' where id = ${ended}`;
  await sweep(ctx);
  const rows = await sql`select id from project_keys where project_id = ${claim.projectId}`;
  expect(rows.map(({ id }) => id)).toEqual([ended]);
});

test("a key tells a program what its project is, and the rest each with its scope", async () => {
  const { sql } = world;
  const { projectId } = claim;
  await plantSender(sql, projectId, "email", "desk@stage.example");
  await plantGuest(sql, projectId, "email", "guest@stage.example");
  await plantGuest(sql, projectId, "mobile", "+447700900999");
  await plantCallback(sql, projectId);
  const whole = {
    settings: { brandName: stage.projectName, emailSignIn: false, folderPermissions: false },
    senders: { email: [{ value: "desk@stage.example", isDefault: true }], text: [] },
    guestList: { emails: ["guest@stage.example"], mobiles: ["+447700900999"] },
    callback: { url: "https://hooks.stage.example/rollcall" },
  };
  const parts = {
    "settings:read": "settings",
    "senders:read": "senders",
    "guest_list:read": "guestList",
    "callback:read": "callback",
  } as const;
  const known = { id: projectId, name: stage.projectName, state: "trial" };
  for (const [scope, part] of Object.entries(parts)) {
    const { key } = await create({ ...wanted, scopes: [scope] });
    expect(await ask(key)).toEqual({ ...known, scopes: [scope], [part]: whole[part] });
  }
  const { key } = await create({ ...wanted, scopes: ["settings:read"] });
  await sql`update projects set went_live_at = now() where id = ${projectId}`;
  expect(await ask(key)).toMatchObject({ state: "live" });
});

test("no key, a foreign one, a token, an expired and a revoked one are told alike, and write nothing (AP-04)", async () => {
  const { sql, ctx } = world;
  const [expired, revoked] = [keyFormat.create(), keyFormat.create()];
  const first = await plantProjectKey(sql, claim.projectId, { key: expired });
  const second = await plantProjectKey(sql, claim.projectId, { key: revoked });
  await sql`update project_keys set expires_at = now() where id = ${first}`;
  await sql`update project_keys set revoked_at = now() where id = ${second}`;
  const good = (await create()).key;
  await ask(good);
  const wrong = [null, "", "Bearer", "Bearer x", good, `Token ${good}`, `Bearer ${good} ${good}`];
  const others = [expired, revoked, keyFormat.create(), tokenFormat.create()].map((key) => `Bearer ${key}`);
  for (const header of [...wrong, ...others])
    expect(await refused(() => keyActor(ctx, header)), String(header)).toMatchObject({
      ...unknown,
      facts: {},
      fields: {},
    });
  // A key is no token either.
  expect(await refused(() => tokenActor(ctx, `Bearer ${good}`))).toMatchObject(unknown);
});

test("a key dies with its project and its organisation, and on the next request when it is revoked meanwhile", async () => {
  const { sql, ctx } = world;
  const { key } = await create();
  const before = await keyActor(ctx, `Bearer ${key}`);
  const isDead = async () => {
    expect(await refusalOf(ask(key))).toMatchObject(unknown);
    expect(await refusalOf(getProjectOfKey(ctx, before, {}))).toMatchObject(unknown);
  };
  await sql`update projects set deleted_at = now(), deleted_by = 'usr_nobody' where id = ${claim.projectId}`;
  await isDead();
  await sql`update projects set deleted_at = null, deleted_by = null where id = ${claim.projectId}`;
  await ask(key);
  await sql`update organisations set deleted_at = now() where id = ${stage.team.id}`;
  await isDead();
  await sql`update organisations set deleted_at = null where id = ${stage.team.id}`;
  const elsewhere = { ...before, projectId: await plantProject(sql, stage.team) };
  expect(await refusalOf(getProjectOfKey(ctx, elsewhere, {}))).toMatchObject(unknown);
  const [row] = await listed();
  await revokeProjectKey(ctx, claim, { keyId: row?.id ?? "" });
  expect(await refusalOf(getProjectOfKey(ctx, before, {}))).toMatchObject(unknown);
});

test("a key lives on when whoever made it leaves, and asks for nobody's second factor", async () => {
  const { sql, ctx } = world;
  const { key } = await create();
  await removeMember(ctx, await stage.asOwner(), { memberId: keeper.memberId, confirmation: keeper.name });
  await requireTwoFactor(sql, stage.team.id, "-1 hour");
  expect(await ask(key)).toMatchObject({ id: claim.projectId });
});

test("the last use is written at most once a minute, and 600 requests a minute are the most (AP-03, AP-04)", async () => {
  const { sql, ctx } = world;
  const header = `Bearer ${(await create()).key}`;
  const used = async () =>
    (await sql`select last_used_at::text as at from project_keys where project_id = ${claim.projectId}`)[0]?.at;
  expect(await used()).toBeNull();
  await keyActor(ctx, header);
  const first = await used();
  expect(first).not.toBeNull();
  await Promise.all(Array.from({ length: 10 }, () => keyActor(ctx, header)));
  expect(await used()).toBe(first);
  await sql`update project_keys set last_used_at = now() - interval '61 seconds' where project_id = ${claim.projectId}`;
  await keyActor(ctx, header);
  expect(await used()).not.toBe(first);
  await sql`update rate_limits set taken = 600 where bucket like 'key:%'`;
  expect(await refused(() => keyActor(ctx, header))).toMatchObject({
    code: "rate_limited",
    facts: { seconds: expect.any(Number) },
  });
});
