import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { cast, castMemberId } from "@/db/seed";
import { brokenInvariants, logOf, queued, refusalOf, refusesUnwritten } from "@/lib/testing/observe";
import { memberActor, plantInvitation, rejoin } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import { announceEndDates } from "./announce-end-dates";
import { changeRole } from "./change-role";
import { endDueMemberships } from "./end-due-memberships";
import { listMembers } from "./list-members";
import { memberRemovedMail, membershipEndsMail } from "./mails";
import { setEndDate } from "./set-end-date";

const { olive, adam, mia, otto, northwind, southbank } = cast;
const idOf = (who: typeof adam) => castMemberId(who, northwind);

let world: World;
beforeAll(async () => {
  world = await openWorld({ connections: 4 });
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});
beforeEach(async () => {
  const { sql } = world;
  await sql`delete from graphile_worker._private_jobs`;
  await sql`update members set ends_at = null, end_announced_at = null`;
  await sql`update organisations set time_zone = 'Europe/London' where id = ${northwind.id}`;
  await rejoin(sql, olive, northwind, "owner");
  await rejoin(sql, adam, northwind, "administrator");
  await rejoin(sql, mia, northwind, "technician");
});

const as = (who: typeof adam) => memberActor(world.sql, who, northwind);
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const setFor = async (who: typeof adam, endsOn: string | null) =>
  setEndDate(world.ctx, await as(adam), { memberId: idOf(who), endsOn });
const ends = (when: string) =>
  world.sql`update members set ends_at = now() + ${when}::interval where id = ${idOf(mia)}`;

test("an end date is the end of that day in the organisation's zone, stands in the row, and can be taken off", async () => {
  const { sql, ctx } = world;
  await sql`update organisations set time_zone = 'Pacific/Auckland' where id = ${northwind.id}`;
  const day = inDays(40);
  await setFor(mia, day);
  const [row] =
    await sql`select (ends_at at time zone 'Pacific/Auckland')::text as ends from members where id = ${idOf(mia)}`;
  const next = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
  expect(row?.ends).toBe(`${next} 00:00:00`);
  const shown = async () =>
    (await listMembers(ctx, await as(adam), {})).members.find(({ id }) => id === idOf(mia))?.endsOn;
  expect(await shown()).toBe(day);
  const before = (await logOf(sql, northwind.id)).length;
  await setFor(mia, day);
  expect((await logOf(sql, northwind.id)).length).toBe(before);
  await setFor(mia, null);
  expect(await shown()).toBeNull();
  expect((await logOf(sql, northwind.id))[0]).toMatchObject({ action: "member.end_date_set", person: mia.name });
});

test("it is refused for owners, for oneself, for those out of reach, for another organisation's members and for odd days", async () => {
  const { sql, ctx } = world;
  const [asOlive, asAdam] = [await as(olive), await as(adam)];
  const setting = (actor: typeof asOlive, memberId: string, endsOn = inDays(9)) =>
    refusesUnwritten(sql, () => setEndDate(ctx, actor, { memberId, endsOn }));
  expect(await setting(asOlive, idOf(olive))).toMatchObject({ reason: "owner" });
  expect(await setting(asAdam, idOf(olive))).toMatchObject({ reason: "outranked" });
  expect(await setting(asAdam, idOf(adam))).toMatchObject({ reason: "yourself" });
  expect(await setting(asAdam, castMemberId(otto, southbank))).toMatchObject({ code: "not_found" });
  expect(await setting(asAdam, idOf(mia), inDays(-2))).toMatchObject({ code: "invalid" });
  expect(await setting(asAdam, idOf(mia), inDays(2000))).toMatchObject({ code: "invalid" });
  expect(await setting(await as(mia), idOf(adam))).toMatchObject({ code: "forbidden" });
});

test("it is announced to the member and the owners once, a week before, also by two workers, and anew for another day", async () => {
  const { sql, ctx, other } = world;
  await ends("169 hours");
  expect(await announceEndDates(ctx)).toBe(0);
  await ends("167 hours");
  const counts = await Promise.all([announceEndDates(ctx), announceEndDates(other)]);
  expect(counts.reduce((sum, each) => sum + each)).toBe(1);
  const readers = async () =>
    (await queued(sql, membershipEndsMail)).map((ids) => ("userId" in ids ? ids.userId : "")).toSorted();
  expect(await readers()).toEqual([olive.userId, mia.userId].toSorted());
  expect(await announceEndDates(ctx)).toBe(0);
  await setFor(mia, inDays(3));
  expect(await announceEndDates(ctx)).toBe(1);
  expect(await readers()).toHaveLength(4);
});

test("it is carried out once, with all that a removal does, by whichever worker comes first", async () => {
  const { sql, ctx, other } = world;
  await sql`update organisations set seat_limit = 100 where id = ${northwind.id}`;
  await rejoin(sql, mia, northwind, "administrator");
  const planted = await plantInvitation(sql, ctx, { email: "late@example.com", by: mia, to: northwind });
  await ends("1 minute");
  expect(await endDueMemberships(ctx)).toBe(0);
  await ends("-1 minute");
  const counts = await Promise.all([endDueMemberships(ctx), endDueMemberships(other)]);
  expect(counts.reduce((sum, each) => sum + each)).toBe(1);
  expect(await sql`select 1 from members where id = ${idOf(mia)}`).toHaveLength(0);
  expect([...(await sql`select state from invitations where id = ${planted.id}`)]).toEqual([{ state: "revoked" }]);
  const [revoked, removed] = await logOf(sql, northwind.id);
  expect(revoked).toMatchObject({ action: "invitation.revoked", actor: null });
  expect(removed).toMatchObject({ action: "member.removed", actor: null, person: mia.name });
  expect(await queued(sql, memberRemovedMail)).toHaveLength(1);
  expect(await endDueMemberships(ctx)).toBe(0);
});

test("whoever becomes owner loses it, and an owner who has one all the same is never ended by it", async () => {
  const { sql, ctx } = world;
  await ends("3 days");
  await changeRole(ctx, await as(olive), { memberId: idOf(mia), role: "owner" });
  expect([...(await sql`select ends_at from members where id = ${idOf(mia)}`)]).toEqual([{ ends_at: null }]);
  await ends("-1 minute");
  expect(await endDueMemberships(ctx)).toBe(0);
  expect(await sql`select 1 from members where id = ${idOf(mia)}`).toHaveLength(1);
  await sql`update members set ends_at = null where id = ${idOf(mia)}`;
});

test("becoming owner and the end of the day at the same moment never leave a member out who is owner", async () => {
  const { sql, ctx, other } = world;
  for (let round = 0; round < 15; round += 1) {
    await rejoin(sql, mia, northwind, "technician");
    await ends("-1 minute");
    const actor = await as(olive);
    const acts = [() => changeRole(ctx, actor, { memberId: idOf(mia), role: "owner" }), () => endDueMemberships(other)];
    if (round % 2) acts.reverse();
    const outcomes = await Promise.allSettled(acts.map((act) => act()));
    const [raised] = round % 2 ? outcomes.toReversed() : outcomes;
    const left = await sql`select role_id from members where id = ${idOf(mia)}`;
    expect([...left]).toEqual(raised?.status === "fulfilled" ? [{ role_id: "rol_owner" }] : []);
  }
}, 60_000);

test("in a deleted organisation nothing ends before it is restored", async () => {
  const { sql, ctx } = world;
  await ends("-1 minute");
  await sql`update organisations set deleted_at = now() where id = ${northwind.id}`;
  expect(await endDueMemberships(ctx)).toBe(0);
  await sql`update organisations set deleted_at = null where id = ${northwind.id}`;
  expect(await endDueMemberships(ctx)).toBe(1);
  expect(await refusalOf(setEndDate(ctx, await as(adam), { memberId: idOf(mia), endsOn: null }))).toMatchObject({
    code: "not_found",
  });
});
