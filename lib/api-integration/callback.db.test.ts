import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Answer, Outbound, Posting } from "@/lib/ports/outbound";
import { openOutbound } from "@/lib/ports/outbound";
import { brokenInvariants, refusalOf, refusesUnwritten } from "@/lib/testing/observe";
import { plantGrants, plantPlace } from "@/lib/testing/plant-project";
import { type Member, openStages, type Stage } from "@/lib/testing/stage";
import { openWorld, type World } from "@/lib/testing/world";
import type { ProjectActor } from "@/lib/usecase/claims";
import type { Context } from "@/lib/usecase/context";
import { openCallbackSecret, signedHeaders } from "./callback-secret";
import { getApiIntegration } from "./get-api-integration";
import { removeCallback } from "./remove-callback";
import { renewCallbackSecret } from "./renew-callback-secret";
import { resealCallbacks } from "./reseal-callbacks";
import { setCallback } from "./set-callback";
import { setGuestList } from "./set-guest-list";
import { testCallback } from "./test-callback";

const url = "https://hooks.stage.example/rollcall?key=secret-part";

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
const view = () => getApiIntegration(world.ctx, claim, {});
const log = () => world.sql<{ action: string; details: object }[]>`
  select action, (body::jsonb)->'details' as details from audit_events
  where organisation_id = ${stage.team.id} order by seq desc`;
const latest = async () => (await log())[0];
/** The same server, whose posts go nowhere and are answered so. */
function answering(answer: Partial<Answer> | (() => Promise<Answer>) = {}): { ctx: Context; posted: Posting[] } {
  const posted: Posting[] = [];
  const usual: Answer = { came: true, status: 200, location: null, body: "ok", ms: 12 };
  const outbound: Outbound = {
    refuses: () => null,
    post: (posting) => {
      posted.push(posting);
      return typeof answer === "function" ? answer() : Promise.resolve({ ...usual, ...answer } as Answer);
    },
  };
  return { ctx: { ...world.ctx, outbound }, posted };
}
const storedSecret = async () => {
  const [row] = await world.sql<{ secret: string }[]>`
    select secret from project_callbacks where project_id = ${claim.projectId}`;
  return row?.secret ?? "";
};

describe("the guest list", () => {
  const save = (input: object) => setGuestList(world.ctx, claim, { emails: [], mobiles: [], ...input });

  test("is set as a whole, empty lines aside, and the log says how many and not who", async () => {
    await save({ emails: ["Zoe@stage.example", "", " anna@stage.example "], mobiles: ["07700 900123", ""] });
    expect((await view()).guests).toMatchObject({
      emails: ["anna@stage.example", "Zoe@stage.example"],
      mobiles: ["+44 7700 900123"],
    });
    const event = await latest();
    expect(event).toMatchObject({ action: "project.guest_list_set", details: { emails: 2, mobiles: 1 } });
    expect(JSON.stringify(event)).not.toContain("stage.example");
    const before = await log();
    await save({ emails: ["anna@stage.example", "Zoe@stage.example"], mobiles: ["+44 7700 900123"] });
    expect(await log()).toHaveLength(before.length);
    await save({});
    expect((await view()).guests).toMatchObject({ emails: [], mobiles: [] });
  });

  test.each([
    [
      "no address in its second line",
      { emails: ["a@stage.example", "b@"] },
      "emails",
      /^Line 2: Enter an email address/,
    ],
    [
      "no number in its third",
      { mobiles: ["07700 900123", "", "020 7946 0000"] },
      "mobiles",
      /^Line 3: Enter a mobile/,
    ],
    [
      "one address twice",
      { emails: ["a@stage.example", "A@Stage.example"] },
      "emails",
      /^Line 2 says the same as line 1/,
    ],
    ["six addresses", { emails: [1, 2, 3, 4, 5, 6].map((n) => `${n}@stage.example`) }, "emails", /at most 5/],
    ["a thousand lines", { emails: Array(1000).fill("") }, "emails", /at most 5/],
  ])("with %s is refused at that field", async (_, input, field, words) => {
    const refusal = await refused(() => save(input));
    expect(refusal.code).toBe("invalid");
    expect(refusal.fields[field]).toMatch(words);
  });

  test("of two saves from one page the second is told that it has changed", async () => {
    const { seen } = (await view()).guests;
    const { ctx, other } = world;
    const outcomes = await Promise.allSettled([
      setGuestList(ctx, claim, { emails: ["a@stage.example"], mobiles: [], seen }),
      setGuestList(other, claim, { emails: ["b@stage.example"], mobiles: [], seen }),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(outcomes.find((each) => each.status === "rejected")?.reason).toMatchObject({
      code: "conflict",
      reason: "changed_meanwhile",
    });
  });
});

describe("a callback", () => {
  test("has a secret that is shown once and sealed, and kept when its address changes", async () => {
    const { ctx } = world;
    const { secret } = await setCallback(ctx, claim, { url });
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(openCallbackSecret(ctx.sealKeys, claim.projectId, await storedSecret())).toBe(secret);
    expect(JSON.stringify(await view())).not.toContain(secret?.slice(6));
    const event = await latest();
    expect(event).toMatchObject({
      action: "project.callback_set",
      details: { host: "hooks.stage.example", before: null },
    });
    // What stands behind the host may be a secret of the receiver.
    expect(JSON.stringify(event)).not.toContain("secret-part");
    expect(await setCallback(ctx, claim, { url: "https://other.stage.example" })).toEqual({ secret: null });
    expect(openCallbackSecret(ctx.sealKeys, claim.projectId, await storedSecret())).toBe(secret);
    const renewed = await renewCallbackSecret(ctx, claim, {});
    expect(renewed.secret).not.toBe(secret);
    expect(openCallbackSecret(ctx.sealKeys, claim.projectId, await storedSecret())).toBe(renewed.secret);
    await removeCallback(ctx, claim, {});
    expect((await view()).callback).toBeNull();
    for (const act of [removeCallback, renewCallbackSecret, testCallback])
      expect(await refused(() => act(ctx, claim, {}))).toMatchObject({ code: "not_found" });
  });

  test.each([
    ["http://hooks.stage.example", "not_https"],
    ["https://10.0.0.1/hook", "address"],
    ["https://0x7f.1/", "address"],
    ["https://user:word@hooks.stage.example", "credentials"],
    ["https://hooks.stage.example:8443", "port"],
    ["hooks.stage.example", "not_a_url"],
  ])("at %s is refused: %s", async (asked, because) => {
    const ctx = { ...world.ctx, outbound: openOutbound({ networks: [] }) };
    expect(await refused(() => setCallback(ctx, claim, { url: asked }))).toMatchObject({
      code: "invalid",
      fields: { url: because },
    });
  });

  test("of two who set the first one at once one is told that it has changed, and one secret was shown", async () => {
    const { seen } = { seen: (await view()).callbackSeen };
    const { ctx, other } = world;
    const outcomes = await Promise.allSettled([
      setCallback(ctx, claim, { url, seen }),
      setCallback(other, claim, { url: "https://other.stage.example", seen }),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const [shown] = outcomes.flatMap((each) => (each.status === "fulfilled" ? [each.value.secret] : []));
    expect(openCallbackSecret(ctx.sealKeys, claim.projectId, await storedSecret())).toBe(shown);
  });

  test("is removed once of two removals", async () => {
    await setCallback(world.ctx, claim, { url });
    const outcomes = await Promise.allSettled([
      removeCallback(world.ctx, claim, {}),
      removeCallback(world.other, claim, {}),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("whose secret an older key seals is sealed under the new one, and still opens", async () => {
    const { secret } = await setCallback(world.ctx, claim, { url });
    await world.sql`delete from project_callbacks where project_id <> ${claim.projectId}`;
    const rotated = [{ kid: "next", key: new Uint8Array(32).fill(4) }, ...world.ctx.sealKeys];
    expect(await resealCallbacks({ ...world.ctx, sealKeys: rotated })).toBe(1);
    expect(await resealCallbacks({ ...world.ctx, sealKeys: rotated })).toBe(0);
    expect(openCallbackSecret(rotated.slice(0, 1), claim.projectId, await storedSecret())).toBe(secret);
  });
});

describe("a test of the callback", () => {
  test("is signed, answered for a person to read, and in the log", async () => {
    const { secret } = await setCallback(world.ctx, claim, { url });
    const { ctx, posted } = answering({ status: 422, body: `no\u202e\u0000${"x".repeat(5000)}` } as Partial<Answer>);
    const answer = await testCallback(ctx, claim, {});
    expect(answer).toMatchObject({ came: true, status: 422, body: `no\ufffd\ufffd${"x".repeat(996)}` });
    const [sent] = posted;
    expect(posted).toHaveLength(1);
    expect(sent?.url).toBe(url);
    expect(JSON.parse(sent?.body ?? "")).toEqual({
      type: "callback.test",
      timestamp: ctx.clock.now().toISOString(),
      data: { project: claim.projectId },
    });
    const { "webhook-id": id = "", ...rest } = sent?.headers ?? {};
    expect(rest).toEqual({
      "content-type": "application/json",
      ...Object.fromEntries(
        Object.entries(signedHeaders(secret ?? "", { id, at: ctx.clock.now(), body: sent?.body ?? "" })).filter(
          ([name]) => name !== "webhook-id",
        ),
      ),
    });
    expect(await latest()).toMatchObject({ action: "project.callback_tested", details: { outcome: "422" } });
  });

  test("that is not answered says why, and is written all the same", async () => {
    await setCallback(world.ctx, claim, { url });
    const { ctx } = answering(async () => ({ came: false, because: "time_out", ms: 10_000 }));
    expect(await testCallback(ctx, claim, {})).toEqual({ came: false, because: "time_out", ms: 10_000 });
    expect(await latest()).toMatchObject({ details: { outcome: "time_out" } });
  });

  test("is sent once in ten seconds for a project, by whomever and on whichever server", async () => {
    await setCallback(world.ctx, claim, { url });
    const { ctx, posted } = answering();
    const second = await stage.join("member");
    await plantPlace(world.sql, claim.projectId, second.memberId, ["manage_api_keys"]);
    const asSecond = { ...(await stage.as(second)), projectId: claim.projectId };
    const outcomes = await Promise.allSettled([
      testCallback(ctx, claim, {}),
      testCallback({ ...world.other, outbound: ctx.outbound }, asSecond, {}),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(outcomes.find((each) => each.status === "rejected")?.reason).toMatchObject({ code: "rate_limited" });
    expect(posted).toHaveLength(1);
  });

  test("is sent for nobody who may not, whatever was read of them before, and the log has the denial", async () => {
    await setCallback(world.ctx, claim, { url });
    const { ctx, posted } = answering();
    const owner = { ...(await stage.asOwner()), projectId: claim.projectId };
    expect(await refusalOf(testCallback(ctx, owner, {}))).toMatchObject({ code: "forbidden" });
    expect(await latest()).toMatchObject({ action: "access.denied" });
    await plantGrants(world.sql, claim.projectId, keeper.memberId, ["manage_service"]);
    expect(await refusalOf(testCallback(ctx, claim, {}))).toMatchObject({ code: "forbidden" });
    await world.sql`delete from sessions where id = ${claim.sessionId}`;
    expect(await refusalOf(testCallback(ctx, claim, {}))).toMatchObject({ code: "verification_required" });
    expect(posted).toEqual([]);
  });

  test("holds no transaction while the receiver takes its time", async () => {
    await setCallback(world.ctx, claim, { url });
    const { ctx } = answering(async () => {
      const busy = await world.sql`select 1 from pg_stat_activity
        where datname = current_database() and state like 'idle in transaction%'`;
      return { came: true, status: busy.length === 0 ? 200 : 500, location: null, body: "", ms: 1 };
    });
    expect(await testCallback(ctx, claim, {})).toMatchObject({ status: 200 });
  });

  test("whose right ends while the receiver answers leaves no event of theirs", async () => {
    await setCallback(world.ctx, claim, { url });
    const { ctx } = answering(async () => {
      await plantGrants(world.sql, claim.projectId, keeper.memberId, []);
      return { came: true, status: 200, location: null, body: "", ms: 1 };
    });
    expect(await refusalOf(testCallback(ctx, claim, {}))).toMatchObject({ code: "forbidden" });
    expect((await log()).map(({ action }) => action)).not.toContain("project.callback_tested");
  });
});
