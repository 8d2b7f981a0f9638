import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cast } from "@/db/seed";
import { getDashboard } from "@/lib/dashboard/get-dashboard";
import { acceptInvitation } from "@/lib/invitations/accept-invitation";
import { declineInvitation } from "@/lib/invitations/decline-invitation";
import { getInvitation } from "@/lib/invitations/get-invitation";
import { inviteMember } from "@/lib/invitations/invite-member";
import { getTeam } from "@/lib/members/get-team";
import { leaveOrganisation } from "@/lib/members/leave-organisation";
import { listMembers } from "@/lib/members/list-members";
import { authority } from "@/lib/permissions/authority.fixture";
import { roleKeys } from "@/lib/permissions/table";
import { endSession } from "@/lib/sessions/end-session";
import { brokenInvariants, logOf, queued, refusalOf, refusesUnwritten } from "@/lib/testing/observe";
import { addAccount, invitee, joinTeam, memberActor, plantInvitation, userActor } from "@/lib/testing/test-context";
import { giveFactor, proveBy, requireTwoFactor, takeFactors } from "@/lib/testing/two-factor-policy";
import { openWorld, type World } from "@/lib/testing/world";
import { changeSignInMethod } from "@/lib/two-factor/change-sign-in-method";
import { removeApp } from "@/lib/two-factor/remove-app";
import type { MemberActor, UserActor } from "@/lib/usecase/claims";
import { twoFactorSwitchedOnAnnouncement } from "./announcements";
import { previewTwoFactorPolicy } from "./preview-two-factor-policy";
import { setTwoFactorPolicy } from "./set-two-factor-policy";

const { olive, adam, mia, vera, otto, northwind, southbank } = cast;
const people = [olive, adam, mia, vera, otto];

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
beforeEach(async () => {
  const { sql } = world;
  await sql`delete from graphile_worker._private_jobs`;
  for (const { id } of [northwind, southbank]) await requireTwoFactor(sql, id, null);
  for (const { userId } of people) await takeFactors(sql, userId);
});
afterEach(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
});
afterAll(() => world.close());

/** Olive with her app, used in this session a moment ago. */
async function ready(who = olive, of: { id: string } = northwind): Promise<MemberActor> {
  await giveFactor(world.sql, who.userId, "app");
  const actor = await memberActor(world.sql, who, of);
  await proveBy(world.sql, actor.sessionId, "totp");
  return actor;
}

const atOnce = { isRequired: true, textMessagesCount: true };
const policyOf = async (id: string) => {
  const [row] = await world.sql<{ from: Date | null; texts: boolean; inForce: boolean }[]>`
    select two_factor_from as from, text_messages_count as texts, coalesce(two_factor_from <= now(), false) as "inForce"
    from organisations where id = ${id}`;
  return row;
};
const latestPolicyChange = async () => {
  const [row] = await world.sql<{ body: string }[]>`select body from audit_events
    where organisation_id = ${northwind.id} and action = 'two_factor.policy_changed' order by seq desc limit 1`;
  return JSON.parse(row?.body ?? "{}").details;
};
/** A day as the organisation's clock has it. */
const day = async (offset: number) => {
  const [row] = await world.sql<{ day: string }[]>`
    select to_char((now() at time zone 'Europe/London')::date + ${offset}::integer, 'YYYY-MM-DD') as day`;
  return row?.day ?? "";
};

describe("requiring two-factor authentication", () => {
  test("an owner with an app requires it at once: written, logged with who is hit, and told", async () => {
    const { sql, ctx } = world;
    await giveFactor(sql, adam.userId, "sms");
    const { from } = await setTwoFactorPolicy(ctx, await ready(), atOnce);
    expect(await policyOf(northwind.id)).toMatchObject({ inForce: true, texts: true });
    expect(await latestPolicyChange()).toEqual({
      before: { from: null, textMessagesCount: true },
      after: { from, textMessagesCount: true },
      startsOn: null,
      hit: 2,
    });
    expect(await queued(sql, twoFactorSwitchedOnAnnouncement)).toEqual([{ organisationId: northwind.id, from }]);
  });

  test("an owner without a factor is refused, and so is one whose text messages would not count", async () => {
    const { sql, ctx } = world;
    const actor = await memberActor(sql, olive, northwind);
    const none = await refusesUnwritten(sql, () => setTwoFactorPolicy(ctx, actor, atOnce));
    expect(none.message).toBe("conflict: needs_factor");
    await giveFactor(sql, olive.userId, "sms");
    const refusal = await refusesUnwritten(sql, () => setTwoFactorPolicy(ctx, actor, { isRequired: true }));
    expect(refusal.message).toBe("conflict: needs_factor");
    await setTwoFactorPolicy(ctx, actor, atOnce);
    // In force now, so it is used before anything else is done here; then the tick for text messages stays out of reach.
    expect((await refusalOf(setTwoFactorPolicy(ctx, actor, atOnce))).message).toBe(
      "verification_required: second_step",
    );
    await proveBy(sql, actor.sessionId, "sms");
    const unticked = await refusesUnwritten(sql, () => setTwoFactorPolicy(ctx, actor, { isRequired: true }));
    expect(unticked.message).toBe("conflict: needs_factor");
  });

  test("a proof that is over ten minutes old, or weaker than the app, is asked for again and nothing is written", async () => {
    const { sql, ctx } = world;
    const actor = await ready();
    await sql`update sessions set auth_at = now() - interval '11 minutes' where id = ${actor.sessionId}`;
    const stale = await refusesUnwritten(sql, () => setTwoFactorPolicy(ctx, actor, atOnce));
    expect([stale.message, stale.facts]).toEqual(["verification_required: step_up", { ways: "totp" }]);
    await sql`update sessions set auth_at = now(), auth_with = 'password' where id = ${actor.sessionId}`;
    expect((await refusalOf(setTwoFactorPolicy(ctx, actor, atOnce))).reason).toBe("step_up");
  });

  test("switching it off, text messages alone, and saving it as it stands each leave what they should", async () => {
    const { sql, ctx } = world;
    const actor = await ready();
    await giveFactor(sql, vera.userId, "sms");
    const { from } = await setTwoFactorPolicy(ctx, actor, atOnce);
    const entries = (await logOf(sql, northwind.id)).length;
    expect(await setTwoFactorPolicy(ctx, actor, atOnce)).toEqual({ from });
    expect(await setTwoFactorPolicy(ctx, actor, { ...atOnce, startsOn: await day(0) })).toEqual({ from });
    expect(await logOf(sql, northwind.id)).toHaveLength(entries);

    await sql`delete from graphile_worker._private_jobs`;
    await setTwoFactorPolicy(ctx, actor, { isRequired: true });
    expect(await latestPolicyChange()).toMatchObject({
      before: { from, textMessagesCount: true },
      after: { from, textMessagesCount: false },
      hit: 3,
    });
    expect(await queued(sql, twoFactorSwitchedOnAnnouncement)).toHaveLength(1);

    await setTwoFactorPolicy(ctx, actor, { isRequired: false });
    expect(await policyOf(northwind.id)).toMatchObject({ from: null, texts: false });
    expect(await latestPolicyChange()).toMatchObject({ after: { from: null }, hit: 0 });
    await setTwoFactorPolicy(ctx, actor, { isRequired: false });
    expect(await logOf(sql, northwind.id)).toHaveLength(entries + 2);
  });

  test("a start date is the first moment of that day in the organisation's zone, at most a year ahead, never past", async () => {
    const { sql, ctx } = world;
    const actor = await ready();
    await sql`update organisations set time_zone = 'Pacific/Auckland' where id = ${northwind.id}`;
    const [when] = await sql<{ day: string; moment: Date }[]>`
      select to_char(d, 'YYYY-MM-DD') as day, d::timestamp at time zone 'Pacific/Auckland' as moment
      from (select (now() at time zone 'Pacific/Auckland')::date + 10 as d) chosen`;
    await setTwoFactorPolicy(ctx, actor, { ...atOnce, startsOn: when?.day });
    expect(await policyOf(northwind.id)).toEqual({ from: when?.moment, texts: true, inForce: false });
    expect(await latestPolicyChange()).toMatchObject({ startsOn: when?.day, hit: 3 });
    // Reminders will tell of it.
    expect(await queued(sql, twoFactorSwitchedOnAnnouncement)).toEqual([]);
    await sql`update organisations set time_zone = 'Europe/London' where id = ${northwind.id}`;

    for (const startsOn of [await day(-1), await day(367), "2026-02-30", "tomorrow"]) {
      const refusal = await refusesUnwritten(sql, () => setTwoFactorPolicy(ctx, actor, { ...atOnce, startsOn }));
      expect(Object.keys(refusal.fields), startsOn).toEqual(["startsOn"]);
    }
    await setTwoFactorPolicy(ctx, actor, { ...atOnce, startsOn: await day(0) });
    expect(await policyOf(northwind.id)).toMatchObject({ inForce: true });
  });

  test.each(roleKeys)(
    "%s: setting it and seeing whom it would hit is allowed as the permission sets say",
    async (role) => {
      const { sql, ctx } = world;
      const who = await addAccount(sql, `Acting ${role}`, `policy-${role}@example.com`.toLowerCase());
      await joinTeam(sql, who, northwind, role);
      await giveFactor(sql, who.userId, "app");
      const actor = await memberActor(sql, who, northwind);
      await proveBy(sql, actor.sessionId, "totp");
      const isAllowed = authority.some(
        ({ permission, held }) => permission === "two_factor:enforce" && held.includes(role),
      );
      if (isAllowed) {
        await setTwoFactorPolicy(ctx, actor, atOnce);
        expect(await previewTwoFactorPolicy(ctx, actor, {})).toMatchObject({ isInForce: true });
      } else {
        const refusal = await refusesUnwritten(sql, () => setTwoFactorPolicy(ctx, actor, atOnce));
        expect(refusal.message).toBe("forbidden: lacks_permission");
        expect((await refusalOf(previewTwoFactorPolicy(ctx, actor, {}))).message).toBe("forbidden: lacks_permission");
      }
      await sql`delete from members where user_id = ${who.userId} and organisation_id = ${northwind.id}`;
    },
  );

  test("another organisation does not exist for its neighbour's owner, and a private account has no policy", async () => {
    const { sql, ctx } = world;
    const outside = await ready(otto, northwind);
    expect((await refusesUnwritten(sql, () => setTwoFactorPolicy(ctx, outside, atOnce))).message).toBe("not_found");
    const own = await ready(otto, { id: otto.personalId });
    expect((await refusesUnwritten(sql, () => setTwoFactorPolicy(ctx, own, atOnce))).message).toBe("not_found");
    expect((await refusalOf(previewTwoFactorPolicy(ctx, own, {}))).message).toBe("not_found");
  });
});

describe("the list of who would be hit", () => {
  test("names those without and those with text messages only, and whether the owner has it", async () => {
    const { sql, ctx } = world;
    await giveFactor(sql, mia.userId, "sms");
    const actor = await memberActor(sql, olive, northwind);
    const preview = await previewTwoFactorPolicy(ctx, actor, {});
    expect(preview.without.first.map(({ name }) => name)).toEqual([adam.name, olive.name, vera.name]);
    expect(preview.without.count).toBe(3);
    expect(preview.byTextMessage).toMatchObject({ count: 1, first: [{ name: mia.name }] });
    expect(preview).toMatchObject({
      isRequired: false,
      isInForce: false,
      startsOn: null,
      youSatisfy: { withTexts: false, withoutTexts: false },
    });
    await setTwoFactorPolicy(ctx, await ready(), { ...atOnce, startsOn: await day(30) });
    expect(await previewTwoFactorPolicy(ctx, actor, {})).toMatchObject({
      isRequired: true,
      isInForce: false,
      startsOn: await day(30),
      youSatisfy: { withTexts: true, withoutTexts: true },
    });
  });

  test("stops at fifty names and at a thousand, as do the dashboard and the log", async () => {
    const { sql, ctx } = world;
    const owner = await addAccount(sql, "Crowded Owner", "crowded@example.com");
    const id = "org_crowded";
    await sql`insert into organisations (id, kind, name, slug, seat_limit, created_by) values (${id}, 'team', 'Crowd', 'crowd', 9999, ${owner.userId})`;
    await joinTeam(sql, owner, { id }, "owner");
    await sql`insert into users (id, name, email, email_canonical, email_proven_at)
      select 'usr_crowd' || n, 'Crowd ' || n, 'crowd' || n || '@example.com', 'crowd' || n || '@example.com', now() from generate_series(1, 1000) n`;
    await sql`insert into members (id, organisation_id, user_id, role_id)
      select 'mem_crowd' || n, ${id}, 'usr_crowd' || n, 'rol_member' from generate_series(1, 1000) n`;
    const actor = await ready(owner as typeof olive, { id });
    expect((await getDashboard(ctx, actor, {})).twoFactor).toEqual({ with: 1, members: 1001 });
    await takeFactors(sql, owner.userId);
    const preview = await previewTwoFactorPolicy(ctx, actor, {});
    expect([preview.without.count, preview.without.first.length]).toEqual([1001, 50]);
    expect((await getDashboard(ctx, actor, {})).twoFactor).toEqual({ with: null, members: 1001 });
    // Made past every rule, without private accounts.
    await sql`delete from members where user_id like 'usr_crowd%'`;
    await sql`delete from users where id like 'usr_crowd%'`;
  });
});

/** What a member meets on opening the organisation. */
async function meets(actor: MemberActor): Promise<string> {
  return getDashboard(world.ctx, actor, {}).then(
    () => "ok",
    (error: unknown) => String((error as Error).message),
  );
}

describe("a member of an organisation that requires it", () => {
  test("is led to set-up and then to the second step, while their other organisation stays open", async () => {
    const { sql, ctx } = world;
    const here = await memberActor(sql, mia, northwind);
    const elsewhere = { ...here, organisationId: southbank.id };
    await setTwoFactorPolicy(ctx, await ready(), atOnce);
    expect(await meets(here)).toBe("verification_required: set_up_two_factor");
    const asAdam = await memberActor(sql, adam, northwind);
    const inviting = () => inviteMember(ctx, asAdam, { email: "somebody@example.com", role: "member" });
    expect((await refusesUnwritten(sql, inviting)).message).toBe("verification_required: set_up_two_factor");
    expect((await getDashboard(ctx, elsewhere, {})).name).toBe(southbank.name);

    await giveFactor(sql, mia.userId, "app");
    expect(await meets(here)).toBe("verification_required: second_step");
    await proveBy(sql, here.sessionId, "totp");
    expect(await meets(here)).toBe("ok");
  });

  test("is open before the start date and closed after it", async () => {
    const { sql } = world;
    const here = await memberActor(sql, mia, northwind);
    await requireTwoFactor(sql, northwind.id, "1 minute");
    expect(await meets(here)).toBe("ok");
    await requireTwoFactor(sql, northwind.id, "-1 minute");
    expect(await meets(here)).toBe("verification_required: set_up_two_factor");
  });

  test("with text messages is in while they count, and not when they do not", async () => {
    const { sql } = world;
    await giveFactor(sql, mia.userId, "sms");
    const here = await memberActor(sql, mia, northwind);
    await requireTwoFactor(sql, northwind.id, "-1 minute");
    expect(await meets(here)).toBe("verification_required: second_step");
    await proveBy(sql, here.sessionId, "sms");
    expect(await meets(here)).toBe("ok");
    await sql`update organisations set text_messages_count = false where id = ${northwind.id}`;
    expect(await meets(here)).toBe("verification_required: set_up_two_factor");
  });

  test("may still leave, decline elsewhere and sign out", async () => {
    const { sql, ctx } = world;
    const who = await addAccount(sql, "Leaving", "leaving@example.com");
    await joinTeam(sql, who, northwind, "technician");
    await requireTwoFactor(sql, northwind.id, "-1 minute");
    await requireTwoFactor(sql, southbank.id, "-1 minute");
    const { mailed } = await plantInvitation(sql, ctx, { email: who.email, by: otto, to: southbank });
    const user = await userActor(sql, who);
    expect((await declineInvitation(ctx, invitee(mailed, user), {})).organisationName).toBe(southbank.name);
    const here = await memberActor(sql, who, northwind);
    expect((await leaveOrganisation(ctx, here, {})).organisationName).toBe(northwind.name);
    await endSession(ctx, user, {});
  });

  test("cannot give up the last factor that it asks for, by any way", async () => {
    const { sql, ctx } = world;
    const actor = await ready(mia);
    const user: UserActor = { kind: "user", userId: actor.userId, sessionId: actor.sessionId };
    // Also while the day lies ahead: nobody should have to set it up twice.
    await requireTwoFactor(sql, northwind.id, "3 days");
    const removal = await refusesUnwritten(sql, () => removeApp(ctx, user, {}));
    expect([removal.message, removal.facts]).toEqual(["conflict: required_by", { organisation: northwind.name }]);
    const weaker = await refusesUnwritten(sql, () => changeSignInMethod(ctx, user, { method: "password" }));
    expect(weaker.message).toBe("conflict: required_by");
  });
});

describe("an invitation to an organisation that requires it", () => {
  test("is accepted only after set-up and use of a factor; a refusal writes nothing", async () => {
    const { sql, ctx } = world;
    await requireTwoFactor(sql, northwind.id, "-1 minute");
    const who = await addAccount(sql, "Newcomer", "newcomer@example.com");
    const { mailed } = await plantInvitation(sql, ctx, { email: who.email, by: olive, to: northwind });
    const user = await userActor(sql, who);
    const actor = invitee(mailed, user);
    const accept = () => acceptInvitation(ctx, actor, {});
    expect((await getInvitation(ctx, actor, {})).stepBefore).toBe("set_up_two_factor");
    expect((await refusesUnwritten(sql, accept)).message).toBe("verification_required: set_up_two_factor");
    await giveFactor(sql, who.userId, "app");
    expect((await getInvitation(ctx, actor, {})).stepBefore).toBe("second_step");
    expect((await refusesUnwritten(sql, accept)).message).toBe("verification_required: second_step");
    await proveBy(sql, user.sessionId, "totp");
    expect((await getInvitation(ctx, actor, {})).stepBefore).toBeNull();
    expect(await accept()).toMatchObject({ kind: "member" });
  });

  test("is open to everybody while the day lies ahead", async () => {
    const { sql, ctx } = world;
    await requireTwoFactor(sql, northwind.id, "1 hour");
    const who = await addAccount(sql, "Early", "early@example.com");
    const { mailed } = await plantInvitation(sql, ctx, { email: who.email, by: olive, to: northwind });
    expect(await acceptInvitation(ctx, invitee(mailed, await userActor(sql, who)), {})).toMatchObject({
      kind: "member",
    });
  });

  test("the mailed link proves the address anew, the copied one and the profile page do not", async () => {
    const { sql, ctx } = world;
    const ways = [
      ["mailed", true],
      ["copied", false],
      ["by id", false],
    ] as const;
    for (const [way, proves] of ways) {
      const who = await addAccount(sql, "Proven", `proven-${way.replace(" ", "-")}@example.com`);
      await sql`update users set email_proven_at = now() - interval '80 days' where id = ${who.userId}`;
      const planted = await plantInvitation(sql, ctx, { email: who.email, by: olive, to: northwind });
      const link = { mailed: planted.mailed, copied: planted.copied, "by id": { id: planted.id } }[way];
      await acceptInvitation(ctx, invitee(link, await userActor(sql, who)), {});
      const [row] =
        await sql`select email_proven_at > now() - interval '1 day' as fresh from users where id = ${who.userId}`;
      expect(row?.fresh, way).toBe(proves);
    }
  });
});

describe("INV-15, with two servers", () => {
  const turns = Array.from({ length: 6 }, (_, turn) => turn);

  test.each(turns)("an owner who turns it on while a member gives up their last factor: turn %s", async (turn) => {
    const { sql, ctx, other } = world;
    const owner = await ready();
    const { userId, sessionId } = await ready(mia);
    const member: UserActor = { kind: "user", userId, sessionId };
    const both = [() => setTwoFactorPolicy(ctx, owner, atOnce), () => removeApp(other, member, {})];
    const [first, second] = turn % 2 ? both : both.toReversed();
    const outcomes = await Promise.allSettled([first?.(), second?.()]);
    expect((await policyOf(northwind.id))?.inForce).toBe(true);
    const [row] = await sql`select two_factor from users where id = ${mia.userId}`;
    const refused = outcomes.find((each) => each.status === "rejected");
    // Either the removal was first, and she is one of those who are hit, or it was refused.
    expect(row?.two_factor).toBe(refused ? "strong" : "none");
    if (refused?.status === "rejected") expect(refused.reason.message).toBe("conflict: required_by");
    const here = { kind: "member", userId, sessionId, organisationId: northwind.id } as const;
    if (!refused) expect(await meets(here)).toBe("verification_required: set_up_two_factor");
  });

  test.each(turns)(
    "an owner who gives up their own factor in another tab while requiring it: turn %s",
    async (turn) => {
      const { ctx, other } = world;
      const owner = await ready();
      const user: UserActor = { kind: "user", userId: owner.userId, sessionId: owner.sessionId };
      const requiring = () => setTwoFactorPolicy(ctx, owner, atOnce);
      const removing = () => removeApp(other, user, {});
      const both = [requiring, removing];
      const [first, second] = turn % 2 ? both : both.toReversed();
      const outcomes = await Promise.allSettled([first?.(), second?.()]);
      const apps = await world.sql`select 1 from authenticator_apps where user_id = ${owner.userId}`;
      const [required, removed] = turn % 2 ? outcomes : outcomes.toReversed();
      const isInForce = (await policyOf(northwind.id))?.from !== null;
      expect(isInForce).toBe(required?.status === "fulfilled");
      expect(apps).toHaveLength(removed?.status === "rejected" ? 1 : 0);
      // One of the two, never both: whoever asks it of others has it themselves.
      expect(required?.status).not.toBe(removed?.status);
      // Removing ends the proof by app with it, or the factor: whichever is asked first, nothing is required.
      if (required?.status === "rejected") {
        expect(["conflict: needs_factor", "verification_required: step_up"]).toContain(required.reason.message);
      }
      if (removed?.status === "rejected") expect(removed.reason.message).toBe("conflict: required_by");
    },
  );

  test("somebody who accepts at that moment is in and then led to set-up, or is led there first", async () => {
    const { sql, ctx, other } = world;
    for (let turn = 0; turn < 6; turn += 1) {
      await requireTwoFactor(sql, northwind.id, null);
      const owner = await ready();
      const who = await addAccount(sql, `Racing ${turn}`, `racing-${turn}@example.com`);
      const { mailed } = await plantInvitation(sql, ctx, { email: who.email, by: olive, to: northwind });
      const guest = invitee(mailed, await userActor(sql, who));
      const both = [() => setTwoFactorPolicy(ctx, owner, atOnce), () => acceptInvitation(other, guest, {})];
      const [first, second] = turn % 2 ? both : both.toReversed();
      const outcomes = await Promise.allSettled([first?.(), second?.()]);
      const joined =
        await sql`select 1 from members where user_id = ${who.userId} and organisation_id = ${northwind.id}`;
      const refused = outcomes.find((each) => each.status === "rejected");
      if (refused?.status === "rejected") {
        expect(refused.reason.message).toBe("verification_required: set_up_two_factor");
        expect(joined).toHaveLength(0);
      } else {
        expect(joined).toHaveLength(1);
        expect(await meets(await memberActor(sql, who, northwind))).toBe("verification_required: set_up_two_factor");
      }
    }
  });
});

describe("who may manage", () => {
  test("sees each member's two-factor state and can filter by it; nobody else does", async () => {
    const { sql, ctx } = world;
    await giveFactor(sql, adam.userId, "app");
    await giveFactor(sql, mia.userId, "sms");
    await sql`update organisations set text_messages_count = false where id = ${northwind.id}`;
    const owner = await memberActor(sql, olive, northwind);
    const states = (await listMembers(ctx, owner, {})).members.map(({ name, twoFactor }) => [name, twoFactor]);
    expect(states).toContainEqual([adam.name, { state: "strong", isEnough: true }]);
    expect(states).toContainEqual([mia.name, { state: "sms", isEnough: false }]);
    expect(states).toContainEqual([vera.name, { state: "none", isEnough: false }]);
    const filtered = await listMembers(ctx, owner, { twoFactor: "sms" });
    expect(filtered.members.map(({ name }) => name)).toEqual([mia.name]);

    const viewer = await memberActor(sql, vera, northwind);
    const shown = await listMembers(ctx, viewer, { twoFactor: "sms" });
    expect(shown.members.length).toBeGreaterThan(1);
    expect(shown.members.every(({ twoFactor }) => twoFactor === null)).toBe(true);
    expect((await getDashboard(ctx, viewer, {})).twoFactor).toBeNull();
    expect((await getTeam(ctx, viewer, {})).twoFactor).toBeNull();
    expect((await getTeam(ctx, await memberActor(sql, adam, northwind), {})).twoFactor).toBeNull();
    expect((await getTeam(ctx, owner, {})).twoFactor).toMatchObject({ state: "off", day: null });
    await sql`update organisations set two_factor_from = '2126-12-01T00:00:00Z' where id = ${northwind.id}`;
    expect((await getTeam(ctx, owner, {})).twoFactor).toMatchObject({ state: "ahead", day: "1 December 2126" });
  });
});
