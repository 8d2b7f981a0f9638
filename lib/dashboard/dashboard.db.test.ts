import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { withOrganisation } from "@/db/scope";
import { systemIds } from "@/lib/kernel/ids";
import { removeMember } from "@/lib/members/remove-member";
import { verifyChains } from "@/lib/operations/verify-chains";
import { openOrganisation } from "@/lib/sessions/open-organisation";
import { brokenInvariants, refusalOf } from "@/lib/testing/observe";
import { giveRole, plantRole } from "@/lib/testing/own-role";
import { openStages, type Stage } from "@/lib/testing/stage";
import { addAccount } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import { getDashboard } from "./get-dashboard";
import { getMyPlace } from "./get-my-place";
import { getNumbers } from "./get-numbers";
import { putAwayWelcome } from "./put-away-welcome";

let world: World;
let open: () => Promise<Stage>;
let stage: Stage;
beforeAll(async () => {
  world = await openWorld();
  open = openStages(world);
});
beforeEach(async () => {
  stage = await open();
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

const asOwner = async () => getDashboard(stage.ctx, await stage.asOwner(), {});

async function plantInvitation(email: string, ends: string, more: { forProjects?: boolean; sent?: string } = {}) {
  const id = systemIds.create("inv");
  await world.sql`insert into invitations (id, organisation_id, email, email_canonical, role_id, invited_by, for_projects, sent_at,
      expires_at, nonce, kid, token_hash, proof_hash)
    values (${id}, ${stage.team.id}, ${email}, ${email}, 'rol_member', ${stage.owner.userId}, ${more.forProjects ?? false},
      now() - ${more.sent ?? "12 days"}::interval, now() + ${ends}::interval, 'n', 'test', ${id}, 'proof')`;
  return id;
}

describe("what needs somebody", () => {
  test("names who has no two-factor authentication, but for who asks", async () => {
    const [first, second] = [await stage.join("technician"), await stage.join("member")];
    await world.sql`update users set two_factor = 'strong' where id = ${stage.owner.userId}`;
    const { withoutTwoFactor, twoFactor } = await asOwner();
    // The stage's second owner has none either.
    expect(withoutTwoFactor?.count).toBe(3);
    expect(withoutTwoFactor?.named).toEqual(
      expect.arrayContaining([first, second].map(({ memberId, name }) => ({ memberId, name }))),
    );
    expect(twoFactor).toEqual({ with: 1, members: 4 });
    await world.sql`update users set two_factor = 'none' where id = ${stage.owner.userId}`;
    const mine = await asOwner();
    expect(mine.withoutTwoFactor?.count).toBe(3);
    expect(mine.withoutTwoFactor?.named.map(({ name }) => name)).not.toContain(stage.owner.name);
    expect(mine.you.hasTwoFactor).toBe(false);
    // A text message is enough until the organisation says that it is not.
    await world.sql`update users set two_factor = 'sms' where id = ${first.userId}`;
    expect((await asOwner()).withoutTwoFactor?.count).toBe(2);
    await world.sql`update organisations set text_messages_count = false where id = ${stage.team.id}`;
    expect((await asOwner()).withoutTwoFactor?.count).toBe(3);
  });

  test("names who manages the team and was away for sixty days, longest first, and nobody else", async () => {
    const away = (memberId: string, days: number) =>
      world.sql`update members set joined_at = now() - interval '1 year', last_sign_in_at = now() - make_interval(days => ${days})
        where id = ${memberId}`;
    const tom = await stage.join("administrator");
    const near = await stage.join("administrator");
    const reader = await stage.join("read_only");
    const never = await stage.join("administrator");
    const keeper = await stage.join("member");
    const role = await plantRole(world.sql, stage.team, "Doorkeeper", ["team:view", "team:manage"]);
    await giveRole(world.sql, keeper.memberId, role);
    await away(tom.memberId, 68);
    await away(near.memberId, 59);
    await away(reader.memberId, 300);
    await away(keeper.memberId, 61);
    await world.sql`update members set joined_at = now() - interval '90 days' where id = ${never.memberId}`;
    const { staleAccounts } = await asOwner();
    expect(staleAccounts).toMatchObject([
      { memberId: never.memberId, name: never.name, days: 90, hasSignedIn: false },
      { memberId: tom.memberId, days: 68, hasSignedIn: true, role: { key: "administrator", label: "Administrator" } },
      { memberId: keeper.memberId, days: 61, role: { key: null, label: "Doorkeeper" } },
    ]);
  });

  test("names invitations that end within three days, and counts all that hold a seat", async () => {
    await plantInvitation("late@guests.example", "70 hours");
    const id = await plantInvitation("soon@guests.example", "2 hours");
    await plantInvitation("far@guests.example", "73 hours");
    await plantInvitation("over@guests.example", "-1 hour");
    await plantInvitation("project@guests.example", "1 hour", { forProjects: true });
    await plantInvitation("fresh@guests.example", "3 hours", { sent: "1 minute" });
    const { endingInvitations, team } = await asOwner();
    expect(endingInvitations.map(({ email }) => email)).toEqual([
      "soon@guests.example",
      "fresh@guests.example",
      "late@guests.example",
    ]);
    expect(endingInvitations[0]).toMatchObject({ id, mayResend: true });
    expect(endingInvitations[1]).toMatchObject({ mayResend: false });
    expect(team).toEqual({ members: 2, seatLimit: 25, pending: 5 });
  });

  test("says to owners alone that there is one owner", async () => {
    expect((await asOwner()).hasOneOwner).toBe(false);
    await world.sql`update members set role_id = 'rol_member' where organisation_id = ${stage.team.id} and id <> ${stage.owner.memberId}`;
    expect((await asOwner()).hasOneOwner).toBe(true);
    expect((await getDashboard(stage.ctx, await stage.asManager(), {})).hasOneOwner).toBe(false);
  });

  test("says that a log does not verify, as the last verification found it, and no longer once it does", async () => {
    const asStage = await stage.asOwner();
    await openOrganisation(stage.ctx, asStage, {});
    const other = await stage.as(await stage.join("technician"));
    await openOrganisation(stage.ctx, other, {});
    const verify = () => verifyChains({ db: world.ctx.db, sealKeys: [], alert: () => undefined });
    await verify();
    expect((await asOwner()).brokenLog).toBeNull();
    const [kept] = await world.sql`select body from audit_events where organisation_id = ${stage.team.id} and seq = 1`;
    const put = (body: string) =>
      world.sql.begin(async (tx) => {
        await tx`set local session_replication_role = replica`;
        await tx`update audit_events set body = ${body} where organisation_id = ${stage.team.id} and seq = 1`;
      });
    await put(`${kept?.body} `);
    // Not verified while the page is drawn.
    expect((await asOwner()).brokenLog).toBeNull();
    await verify();
    expect((await asOwner()).brokenLog).toMatchObject({ seq: 1 });
    expect((await getDashboard(stage.ctx, other, {})).brokenLog).toBeNull();
    await put(kept?.body);
    await verify();
    expect((await asOwner()).brokenLog).toBeNull();
  });

  test("shows to who may not manage the team nothing of it", async () => {
    await plantInvitation("soon@guests.example", "2 hours");
    await stage.asManager();
    await world.sql`update members set joined_at = now() - interval '1 year' where organisation_id = ${stage.team.id}`;
    for (const role of ["technician", "member"]) {
      expect(await getDashboard(stage.ctx, await stage.as(await stage.join(role)), {})).toMatchObject({
        twoFactor: null,
        withoutTwoFactor: null,
        staleAccounts: [],
        endingInvitations: [],
        reviews: null,
        firstSteps: null,
      });
    }
  });
});

describe("the numbers", () => {
  const numbers = async () => getNumbers(stage.ctx, await stage.asOwner(), {});
  const lastOf = <One>(all: readonly One[]) => all.at(-1);

  test("tell twelve months of members back from how many there are, and twelve weeks of sign-ins", async () => {
    const { members, signIns } = await numbers();
    expect(members).toHaveLength(12);
    expect(signIns).toHaveLength(12);
    expect(lastOf(members)?.number).toBe(2);
    expect(members.at(-2)?.number).toBe(0);
    const person = await addAccount(world.sql, "Past Member", `past@${stage.team.slug}.example`);
    await world.sql`insert into members (id, organisation_id, user_id, role_id, joined_at)
      values (${systemIds.create("mem")}, ${stage.team.id}, ${person.userId}, 'rol_member', now() - interval '75 days')`;
    const later = (await numbers()).members;
    expect(later.at(-1)?.number).toBe(3);
    expect(later.at(-2)?.number).toBe(1);
    expect(later.at(-6)?.number).toBe(0);
  });

  test("count who joins and who leaves, and never go below nought", async () => {
    const leaver = await stage.join("member");
    expect(lastOf((await numbers()).members)?.number).toBe(3);
    await removeMember(stage.ctx, await stage.asOwner(), { memberId: leaver.memberId, confirmation: leaver.name });
    const [row] = await world.sql`select sum(number)::integer as sum from team_counts
      where organisation_id = ${stage.team.id} and kind = 'members'`;
    expect(row?.sum).toBe(2);
    expect((await numbers()).members.map(({ number }) => number)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2]);
  });

  test("count a session once, in the week of the organisation's own calendar", async () => {
    const claim = await stage.asOwner();
    await openOrganisation(stage.ctx, claim, {});
    await openOrganisation(stage.ctx, claim, {});
    expect(lastOf((await numbers()).signIns ?? [])?.number).toBe(1);
    // Sunday evening in London is Monday in Auckland.
    await world.sql`update organisations set time_zone = 'Pacific/Auckland' where id = ${stage.team.id}`;
    await world.sql`update organisation_sessions set opened_at = '2026-11-22T20:00:00Z' where organisation_id = ${stage.team.id}`;
    await world.sql`update organisations set time_zone = 'Europe/London' where id = ${stage.team.id}`;
    await world.sql`update organisation_sessions set opened_at = '2026-11-22T20:00:00Z' where organisation_id = ${stage.team.id}`;
    const weeks = await world.sql`select begins::text, number from team_counts
      where organisation_id = ${stage.team.id} and kind = 'sign_ins' and begins < '2026-11-25' order by begins`;
    expect([...weeks]).toEqual([
      { begins: "2026-11-16", number: 1 },
      { begins: "2026-11-23", number: 1 },
    ]);
  });

  test("are not told to who does not see the team, and sign-ins to nobody who does not manage it", async () => {
    const reader = await stage.as(await stage.join("technician"));
    expect((await getNumbers(stage.ctx, reader, {})).signIns).toBeNull();
    const outsider = await stage.as(await stage.join("member"));
    expect(await refusalOf(getNumbers(stage.ctx, outsider, {}))).toMatchObject({ code: "forbidden" });
  });

  test("are the same when they are counted anew from rows and log, for who is here, who has left and who signed in", async () => {
    const claim = await stage.asOwner();
    await openOrganisation(stage.ctx, claim, {});
    const leaver = await stage.join("member");
    await removeMember(stage.ctx, claim, { memberId: leaver.memberId, confirmation: leaver.name });
    const counts = () => world.sql`select kind, begins::text, number from team_counts
      where organisation_id = ${stage.team.id} order by 1, 2`;
    const kept = await counts();
    expect(kept).toHaveLength(2);
    await world.sql.begin(async (tx) => {
      await tx`select recount_teams()`;
      const anew = await tx`select kind, begins::text, number from team_counts
        where organisation_id = ${stage.team.id} order by 1, 2`;
      // Whose joining nothing tells of has been here since the organisation was made: the same month.
      expect([...anew]).toEqual([...kept]);
    });
  });

  test("cannot be written by a tenant", async () => {
    const write = withOrganisation(world.ctx.db, stage.team.id, (tx) =>
      tx.execute(`insert into team_counts values ('${stage.team.id}', 'members', '2026-01-01', 5)`),
    );
    await expect(write).rejects.toMatchObject({ code: "42501" });
  });
});

describe("whoever is new", () => {
  test("is welcomed with who invited them until they put it away, or thirty days are over", async () => {
    const guest = await stage.join("technician");
    const claim = await stage.as(guest);
    const id = await plantInvitation("guest@guests.example", "2 days");
    await world.sql`update invitations set state = 'accepted', accepted_by = ${guest.userId}, state_changed_at = now() where id = ${id}`;
    const welcome = async () => (await getDashboard(stage.ctx, claim, {})).welcome;
    expect(await welcome()).toEqual({ invitedBy: stage.owner.name });
    await world.sql`update members set joined_at = now() - interval '31 days' where id = ${guest.memberId}`;
    expect(await welcome()).toBeNull();
    await world.sql`update members set joined_at = now() where id = ${guest.memberId}`;
    expect(await welcome()).not.toBeNull();
    await putAwayWelcome(stage.ctx, claim, {});
    expect(await welcome()).toBeNull();
    // Accepted past the command, which writes an event.
    await world.sql`delete from invitations where id = ${id}`;
  });

  test("and owner is shown the first steps, which tick themselves and go", async () => {
    const steps = async () => (await asOwner()).firstSteps?.filter(({ isDone }) => isDone).map(({ name }) => name);
    await world.sql`delete from members where organisation_id = ${stage.team.id} and id <> ${stage.owner.memberId}`;
    expect(await steps()).toEqual([]);
    await plantInvitation("first@guests.example", "10 days");
    expect(await steps()).toEqual(["invite"]);
    await world.sql`update users set two_factor = 'strong' where id = ${stage.owner.userId}`;
    expect(await steps()).toEqual(["two_factor", "invite"]);
    await stage.join("owner");
    expect(await steps()).toEqual(["two_factor", "invite", "second_owner"]);
    await world.sql`update organisations set two_factor_from = now() + interval '3 days' where id = ${stage.team.id}`;
    expect(await steps()).toBeUndefined();
    await world.sql`update organisations set two_factor_from = null where id = ${stage.team.id}`;
    await putAwayWelcome(stage.ctx, await stage.asOwner(), {});
    expect(await steps()).toBeUndefined();
  });
});

test("a member is told who runs the team, owners first, and which projects they may open", async () => {
  const administrator = await stage.join("administrator");
  const who = await stage.join("member");
  const mine = await stage.asInProject(who, ["view_activity"], "Harbour");
  await stage.asInProject(administrator, undefined, "Not theirs");
  const place = await getMyPlace(stage.ctx, await stage.as(who), {});
  expect(place.runs.map(({ role }) => role)).toEqual(["Owner", "Owner", "Administrator"]);
  expect(place.runs.at(-1)).toMatchObject({ name: administrator.name, email: administrator.email });
  expect(place.projects).toEqual([{ id: mine.projectId, name: "Harbour" }]);
  const reader = await getMyPlace(stage.ctx, await stage.as(await stage.join("read_only")), {});
  expect(reader.projects.map(({ name }) => name)).toEqual(["Harbour", "Not theirs"]);
});
