import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { cast, castMemberId } from "@/db/seed";
import { getDashboard } from "@/lib/dashboard/get-dashboard";
import { brokenInvariants, logOf, queued, refusesUnwritten } from "@/lib/testing/observe";
import { plantPlace, plantProject } from "@/lib/testing/plant-project";
import { openPostRoom } from "@/lib/testing/post-room";
import { addAccount, joinTeam, memberActor, type Person } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import type { MemberActor } from "@/lib/usecase/claims";
import { finishReview } from "./finish-review";
import { getReport } from "./get-report";
import { keepInReview } from "./keep-in-review";
import { listReviewRows } from "./list-review-rows";
import { lowerInReview } from "./lower-in-review";
import { monthlyReportMail } from "./mails";
import { removeInReview } from "./remove-in-review";
import { sendReportNow } from "./send-report-now";
import { startReview } from "./start-review";
import { subscribeToReport } from "./subscribe-to-report";

const { olive, adam, otto, northwind, southbank } = cast;
const oliveId = castMemberId(olive, northwind);

let world: World;
let post: ReturnType<typeof openPostRoom>;
let asOlive: MemberActor;
beforeAll(async () => {
  world = await openWorld();
  post = openPostRoom(world);
  await world.sql`update organisations set seat_limit = 500`;
});
beforeEach(async () => {
  await world.sql`delete from access_reviews`;
  await world.sql`delete from rate_limits`;
  await post.clear();
  asOlive = await memberActor(world.sql, olive, northwind);
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

let count = 0;
async function member(role: string): Promise<Person & { memberId: string }> {
  count += 1;
  const person = await addAccount(world.sql, `Member ${count}`, `member${count}@example.com`);
  return { ...person, memberId: await joinTeam(world.sql, person, northwind, role) };
}
const start = async () => (await startReview(world.ctx, asOlive, {})).reviewId;
const roleOf = async (memberId: string) => {
  const [row] = await world.sql<{ role: string }[]>`select role_id as role from members where id = ${memberId}`;
  return row?.role.replace("rol_", "") ?? null;
};
const asAt = (minutes: number) =>
  world.sql`update sessions set auth_at = now() - ${`${minutes} minutes`}::interval where id = ${asOlive.sessionId}`;

test("a review keeps, lowers and removes, tells those it touches, and attests it all in the log", async () => {
  const { sql, ctx } = world;
  const [kept, lowered, removed] = [await member("developer"), await member("developer"), await member("technician")];
  const reviewId = await start();
  await keepInReview(ctx, asOlive, { reviewId, memberId: kept.memberId });
  await lowerInReview(ctx, asOlive, { reviewId, memberId: lowered.memberId, role: "read_only" });
  await removeInReview(ctx, asOlive, { reviewId, memberId: removed.memberId, confirmation: removed.name });
  const [before] = await sql<{ n: number }[]>`select member_count as n from organisations where id = ${northwind.id}`;
  const notSeen = (before?.n ?? 0) - 2;
  const outcome = await finishReview(ctx, asOlive, { reviewId, notSeen });
  expect(outcome).toEqual({ kept: 1, lowered: 1, removed: 1, lookedAt: 3, notSeen });
  expect(await roleOf(kept.memberId)).toBe("developer");
  expect(await roleOf(lowered.memberId)).toBe("read_only");
  expect(await roleOf(removed.memberId)).toBeNull();
  expect((await logOf(sql, northwind.id)).slice(0, 5).map(({ action }) => action)).toEqual([
    "review.finished",
    "member.removed",
    "member.role_changed",
    "review.kept",
    "review.started",
  ]);
  const bodies = await sql<{ body: string }[]>`
    select body from audit_events where action in ('member.removed', 'member.role_changed') and body like ${`%${reviewId}%`}`;
  expect(bodies).toHaveLength(2);
  expect((await post.sendAll()).map(({ to }) => to.address).toSorted()).toEqual(
    [lowered.email, removed.email].toSorted(),
  );
  const report = await getReport(ctx, asOlive, {});
  expect(report.open).toBeNull();
  expect(report.reviews[0]).toMatchObject({ by: olive.name, kept: 1, lowered: 1, removed: 1, notSeen });
});

test("a review with people not looked at is finished by whoever says how many, and the dashboard says so", async () => {
  const { sql, ctx } = world;
  const who = await member("developer");
  const dashboard = () => getDashboard(ctx, asOlive, {});
  expect((await dashboard()).reviews).toEqual({ last: null, open: null });
  const reviewId = await start();
  const total = (await getReport(ctx, asOlive, {})).memberCount;
  expect((await dashboard()).reviews?.open).toMatchObject({ lookedAt: 0, notSeen: total });
  const refused = (notSeen?: number) =>
    refusesUnwritten(sql, () =>
      finishReview(ctx, asOlive, { reviewId, ...(notSeen === undefined ? {} : { notSeen }) }),
    );
  const conflict = { code: "conflict", reason: "review_changed", facts: { notSeen: total, total } };
  expect(await refused()).toMatchObject({ ...conflict, reason: "not_looked_at" });
  expect(await refused(0)).toMatchObject(conflict);
  // Somebody was decided about since the number was shown.
  await keepInReview(ctx, asOlive, { reviewId, memberId: who.memberId });
  expect(await refused(total)).toMatchObject({ ...conflict, facts: { notSeen: total - 1, total } });
  // And somebody has joined.
  await member("technician");
  expect(await refused(total - 1)).toMatchObject({ ...conflict, facts: { notSeen: total, total: total + 1 } });
  await finishReview(ctx, asOlive, { reviewId, notSeen: total });
  expect((await dashboard()).reviews).toMatchObject({
    last: { by: olive.name, lookedAt: 1, notSeen: total },
    open: null,
  });
  expect((await logOf(sql, northwind.id))[0]).toMatchObject({ action: "review.finished" });
});

test("of two who finish at once, while a member is decided about, one does, and says what was so", async () => {
  const { ctx, other, sql } = world;
  const second = await member("owner");
  const asSecond = await memberActor(sql, second, northwind);
  const reviewId = await start();
  const { notSeen } = (await getReport(ctx, asOlive, {})).open ?? { notSeen: 0 };
  const [kept, finished] = await Promise.allSettled([
    keepInReview(other, asSecond, { reviewId, memberId: second.memberId }),
    finishReview(ctx, asOlive, { reviewId, notSeen }),
  ]);
  // Whichever held the review first, the other one is refused: no number is written that was not shown.
  expect([kept.status, finished.status].toSorted()).toEqual(["fulfilled", "rejected"]);
  const [row] = await sql`select not_seen from access_reviews where id = ${reviewId}`;
  expect(row?.not_seen).toBe(finished.status === "fulfilled" ? notSeen : null);
  await sql`delete from members where id = ${second.memberId}`;
});

test("what a review may not do is refused and writes nothing", async () => {
  const { sql, ctx } = world;
  const who = await member("technician");
  const reviewId = await start();
  const refused = (act: () => Promise<unknown>) => refusesUnwritten(sql, act);
  const of = { reviewId, memberId: who.memberId };
  expect(await refused(() => startReview(ctx, asOlive, {}))).toMatchObject({ reason: "review_open" });
  expect(await refused(() => lowerInReview(ctx, asOlive, { ...of, role: "developer" }))).toMatchObject({
    reason: "not_lower",
  });
  expect(await refused(() => lowerInReview(ctx, asOlive, { ...of, role: "technician" }))).toMatchObject({
    reason: "same_role",
  });
  expect(await refused(() => removeInReview(ctx, asOlive, { ...of, confirmation: "Somebody else" }))).toMatchObject({
    code: "invalid",
  });
  const mine = { reviewId, memberId: oliveId };
  expect(await refused(() => removeInReview(ctx, asOlive, { ...mine, confirmation: olive.name }))).toMatchObject({
    reason: "last_owner",
  });
  expect(await refused(() => lowerInReview(ctx, asOlive, { ...mine, role: "member" }))).toMatchObject({
    reason: "last_owner",
  });
  // Another organisation's member and review do not exist.
  const theirs = { reviewId, memberId: castMemberId(otto, southbank) };
  expect(await refused(() => keepInReview(ctx, asOlive, theirs))).toMatchObject({ code: "not_found" });
  const asOtto = await memberActor(sql, otto, southbank);
  expect(await refused(() => keepInReview(ctx, asOtto, theirs))).toMatchObject({ code: "not_found" });
  expect(await refused(() => finishReview(ctx, asOtto, { reviewId }))).toMatchObject({ code: "not_found" });
  await keepInReview(ctx, asOlive, of);
  for (const again of [
    () => keepInReview(ctx, asOlive, of),
    () => lowerInReview(ctx, asOlive, { ...of, role: "member" }),
    () => removeInReview(ctx, asOlive, { ...of, confirmation: who.name }),
  ])
    expect(await refused(again)).toMatchObject({ reason: "already_decided" });
  const { notSeen } = (await getReport(ctx, asOlive, {})).open ?? {};
  await finishReview(ctx, asOlive, { reviewId, notSeen });
  expect(await refused(() => keepInReview(ctx, asOlive, mine))).toMatchObject({ reason: "review_finished" });
  expect(await refused(() => finishReview(ctx, asOlive, { reviewId }))).toMatchObject({ reason: "review_finished" });
});

test("an administrator has neither the report nor a review", async () => {
  const { sql, ctx } = world;
  const reviewId = await start();
  const asAdam = await memberActor(sql, adam, northwind);
  const of = { reviewId, memberId: oliveId };
  for (const act of [
    () => getReport(ctx, asAdam, {}),
    () => listReviewRows(ctx, asAdam, {}),
    () => subscribeToReport(ctx, asAdam, { receives: true }),
    () => sendReportNow(ctx, asAdam, {}),
    () => startReview(ctx, asAdam, {}),
    () => keepInReview(ctx, asAdam, of),
    () => lowerInReview(ctx, asAdam, { ...of, role: "member" }),
    () => removeInReview(ctx, asAdam, { ...of, confirmation: olive.name }),
    () => finishReview(ctx, asAdam, { reviewId }),
  ])
    expect(await refusesUnwritten(sql, act)).toMatchObject({ code: "forbidden", reason: "lacks_permission" });
});

test("lowering or removing an owner or administrator asks for a fresh proof, others do not (SU-01)", async () => {
  const { sql, ctx } = world;
  const [admin, technician] = [await member("administrator"), await member("technician")];
  const reviewId = await start();
  await asAt(11);
  const of = { reviewId, memberId: admin.memberId };
  for (const act of [
    () => lowerInReview(ctx, asOlive, { ...of, role: "developer" }),
    () => removeInReview(ctx, asOlive, { ...of, confirmation: admin.name }),
  ])
    expect(await refusesUnwritten(sql, act)).toMatchObject({ code: "verification_required", reason: "step_up" });
  await lowerInReview(ctx, asOlive, { reviewId, memberId: technician.memberId, role: "member" });
  await asAt(9);
  await lowerInReview(ctx, asOlive, { ...of, role: "developer" });
  expect(await roleOf(admin.memberId)).toBe("developer");
});

test("two owners who decide about one member at once decide it once, and two reviews never stand open", async () => {
  const { sql, ctx, other } = world;
  const [second, who] = [await member("owner"), await member("developer")];
  const asSecond = await memberActor(sql, second, northwind);
  const starts = await Promise.allSettled([startReview(ctx, asOlive, {}), startReview(other, asSecond, {})]);
  const begun = starts.flatMap((each) => (each.status === "fulfilled" ? [each.value.reviewId] : []));
  expect(begun).toHaveLength(1);
  const of = { reviewId: begun[0] ?? "", memberId: who.memberId };
  const decided = await Promise.allSettled([
    lowerInReview(ctx, asOlive, { ...of, role: "member" }),
    keepInReview(other, asSecond, of),
  ]);
  expect(decided.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const [review] = await sql<{ sum: number }[]>`select kept + lowered + removed as sum from access_reviews`;
  expect(review?.sum).toBe(1);
  await sql`delete from members where id = ${second.memberId}`;
});

test("the list begins with stale administrators, goes on by cursor, and leaves out who was decided about", async () => {
  const { sql, ctx } = world;
  await sql`update members set last_sign_in_at = now() - interval '1 day' where organisation_id = ${northwind.id}`;
  await sql`insert into users (id, name, email, email_canonical, email_proven_at)
    select 'usr_rv' || n, 'Row ' || n, 'rv' || n || '@example.com', 'rv' || n || '@example.com', now() from generate_series(1, 60) n`;
  await sql`insert into members (id, organisation_id, user_id, role_id, joined_at, last_sign_in_at)
    select 'mem_rv' || n, ${northwind.id}, 'usr_rv' || n, case when n <= 2 then 'rol_administrator' else 'rol_technician' end,
      now() - interval '90 days', case when n % 2 = 0 then now() - interval '61 days' when n > 50 then now() end
    from generate_series(1, 60) n`;
  const reviewId = await start();
  const seen: Awaited<ReturnType<typeof listReviewRows>>["rows"] = [];
  let after: string | null | undefined;
  do {
    const page: Awaited<ReturnType<typeof listReviewRows>> = await listReviewRows(ctx, asOlive, after ? { after } : {});
    seen.push(...page.rows);
    after = page.next;
  } while (after);
  expect(seen.slice(0, 2).map(({ memberId }) => memberId)).toEqual(["mem_rv1", "mem_rv2"]);
  const stale = seen.map((row) => row.isStale);
  expect(stale.indexOf(false)).toBe(stale.filter(Boolean).length);
  expect(new Set(seen.map(({ memberId }) => memberId)).size).toBe(seen.length);
  const [total] = await sql<{ n: number }[]>`select member_count as n from organisations where id = ${northwind.id}`;
  expect(seen).toHaveLength(total?.n ?? 0);
  await keepInReview(ctx, asOlive, { reviewId, memberId: "mem_rv1" });
  expect((await listReviewRows(ctx, asOlive, {})).rows[0]?.memberId).toBe("mem_rv2");
  const report = await getReport(ctx, asOlive, {});
  expect(report.named).toHaveLength(50);
  expect(report.named[0]).toMatchObject({ memberId: "mem_rv1", isStale: true, isElevated: true });
  expect(report.staleElevatedCount).toBe(2);
  await sql`delete from members where user_id like 'usr_rv%'`;
  await sql`delete from users where id like 'usr_rv%'`;
});

test("the report counts only tokens that work, of this organisation", async () => {
  const { sql, ctx } = world;
  const insert = (id: string, organisationId: string, userId: string, expires: string, revoked: boolean) => sql`
    insert into api_tokens (id, organisation_id, user_id, name, token_hash, prefix, last_four, scopes, has_two_factor, expires_at, revoked_at)
    values (${id}, ${organisationId}, ${userId}, 'Key', ${id}, 'rc_', 'abcd', '[]', false, now() + ${expires}::interval,
      ${revoked ? sql`now()` : null})`;
  await insert("tok_live", northwind.id, olive.userId, "1 day", false);
  await insert("tok_dead", northwind.id, olive.userId, "-1 day", false);
  await insert("tok_gone", northwind.id, olive.userId, "1 day", true);
  await insert("tok_else", southbank.id, otto.userId, "1 day", false);
  const mine = (await listReviewRows(ctx, asOlive, {})).rows;
  expect(mine).toEqual([]);
  await start();
  let after: string | null | undefined;
  const tokens: Record<string, number> = {};
  do {
    const page: Awaited<ReturnType<typeof listReviewRows>> = await listReviewRows(ctx, asOlive, after ? { after } : {});
    for (const row of page.rows) tokens[row.userId] = row.tokens;
    after = page.next;
  } while (after);
  expect(tokens[olive.userId]).toBe(1);
  expect(Object.values(tokens).reduce((sum, each) => sum + each, 0)).toBe(1);
});

test("the report says in how many projects each is, and which nobody manages", async () => {
  const { sql, ctx } = world;
  const rowOf = async (memberId: string) => {
    const { named, withoutManager } = await getReport(ctx, asOlive, {});
    return { projects: named.find((row) => row.memberId === memberId)?.projects, withoutManager };
  };
  const memberId = castMemberId(olive, northwind);
  expect(await rowOf(memberId)).toEqual({ projects: 1, withoutManager: [] });
  const quay = await plantProject(sql, northwind, "Quay");
  await plantPlace(sql, quay, memberId, ["view_activity"]);
  const gone = await plantProject(sql, northwind, "Gone");
  await plantPlace(sql, gone, memberId);
  await sql`update projects set deleted_at = now(), deleted_by = 'usr_x' where id = ${gone}`;
  expect(await rowOf(memberId)).toEqual({ projects: 2, withoutManager: ["Quay"] });
  await sql`delete from projects where id in (${quay}, ${gone})`;
});

test("an owner sends themselves one now, three times an hour, and it does not count as the month's", async () => {
  const { sql, ctx } = world;
  for (let turn = 0; turn < 3; turn += 1) await sendReportNow(ctx, asOlive, {});
  expect(await refusesUnwritten(sql, () => sendReportNow(ctx, asOlive, {}))).toMatchObject({ code: "rate_limited" });
  expect(await queued(sql, monthlyReportMail)).toHaveLength(3);
  const mails = await post.sendAll();
  expect(mails).toHaveLength(3);
  expect(mails[0]).toMatchObject({ to: { address: olive.email } });
  expect(mails[0]?.text).toContain(`Team report of ${northwind.name}`);
  expect(mails[0]?.html.length).toBeLessThan(100_000);
  expect(await sql`select 1 from report_sends`).toHaveLength(0);
});
