import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cast, castMemberId } from "@/db/seed";
import { queued } from "@/lib/testing/observe";
import { openPostRoom } from "@/lib/testing/post-room";
import { addAccount, joinTeam, memberActor, rejoin } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import { monthlyReportMail } from "./mails";
import { sendReports } from "./send-reports";
import { subscribeToReport } from "./subscribe-to-report";

const { olive, otto, northwind, southbank } = cast;

let world: World;
let post: ReturnType<typeof openPostRoom>;
beforeAll(async () => {
  world = await openWorld();
  post = openPostRoom(world);
});
beforeEach(async () => {
  const { sql } = world;
  await post.clear();
  await sql`delete from report_sends`;
  await sql`update organisations set time_zone = 'UTC', deleted_at = null`;
  await rejoin(sql, olive, northwind, "owner");
  await sql`update members set receives_report = (id = ${castMemberId(olive, northwind)})`;
});
afterAll(() => world.close());

const at = (moment: string) => new Date(moment);
const periods = async () =>
  (await queued(world.sql, monthlyReportMail)).map((ids) => ("period" in ids ? ids.period : "")).toSorted();
const run = (moment: string, ctx = world.ctx) => sendReports({ ...ctx, at: at(moment) });

describe("the month's report", () => {
  test("goes once, with workers on two servers at the turn of the month, all at once and again (INV-18)", async () => {
    const { ctx, other } = world;
    await world.sql`update members set receives_report = true where user_id = ${otto.userId}`;
    const moment = at("2026-11-01T08:00:00Z");
    const counts = await Promise.all(
      [ctx, other, ctx, other, ctx, other].map((server) => sendReports({ ...server, at: moment })),
    );
    expect(counts.reduce((sum, each) => sum + each, 0)).toBe(2);
    expect(await periods()).toEqual(["2026-11", "2026-11"]);
    expect((await post.sendAll()).map(({ to }) => to.address).toSorted()).toEqual([olive.email, otto.email].toSorted());
    // The queue has forgotten it by now; the row has not.
    expect(await run("2026-11-01T08:15:00Z", other)).toBe(0);
  });

  test("is not due before eight, and is made up for by a worker that was down from the 31st to the 2nd", async () => {
    expect(await run("2026-10-31T23:00:00Z")).toBe(1);
    expect(await run("2026-11-01T07:59:59Z")).toBe(0);
    expect(await run("2026-11-02T10:00:00Z")).toBe(1);
    expect(await run("2026-11-02T10:15:00Z")).toBe(0);
    expect(await periods()).toEqual(["2026-10", "2026-11"]);
  });

  test("does not go again when the clock is set back over midnight", async () => {
    await run("2026-10-20T12:00:00Z");
    await run("2026-11-01T08:30:00Z");
    for (const again of ["2026-10-31T23:30:00Z", "2026-11-01T00:30:00Z", "2026-11-01T08:30:00Z"])
      expect(await run(again), again).toBe(0);
    expect(await periods()).toEqual(["2026-10", "2026-11"]);
  });

  test.each([
    ["Pacific/Kiritimati", "2026-10-31T17:59:00Z", "2026-10-31T18:00:00Z"],
    ["Pacific/Pago_Pago", "2026-11-01T18:59:00Z", "2026-11-01T19:00:00Z"],
    ["America/New_York", "2026-11-01T12:59:00Z", "2026-11-01T13:00:00Z"],
  ])("comes at eight in %s", async (zone, before, after) => {
    await world.sql`update organisations set time_zone = ${zone} where id = ${northwind.id}`;
    expect(await run(before)).toBe(0);
    expect(await run(after)).toBe(1);
    expect(await periods()).toEqual(["2026-11"]);
  });

  test("does not go twice when the organisation moves from the first zone to the last", async () => {
    await world.sql`update organisations set time_zone = 'Pacific/Kiritimati' where id = ${northwind.id}`;
    await run("2026-10-31T18:00:00Z");
    await world.sql`update organisations set time_zone = 'Pacific/Pago_Pago' where id = ${northwind.id}`;
    // There it is October still, whose report they have not had; then November's is not sent a second time.
    await run("2026-10-31T18:15:00Z");
    expect(await run("2026-11-01T19:00:00Z")).toBe(0);
    expect(await periods()).toEqual(["2026-10", "2026-11"]);
  });

  test("comes on leap days' months too, for a whole year once each", async () => {
    for (let day = Date.parse("2028-01-01T08:00:00Z"); day < Date.parse("2029-01-01T00:00:00Z"); day += 86_400_000)
      await sendReports({ ...world.ctx, at: new Date(day) });
    expect(await periods()).toEqual(
      Array.from({ length: 12 }, (_, month) => `2028-${String(month + 1).padStart(2, "0")}`),
    );
  });

  test("without a given moment follows the database's clock", async () => {
    await sendReports(world.ctx);
    const [row] = await world.sql<{ due: string | null }[]>`
      select case when extract(day from local) = 1 and extract(hour from local) < 8 then null
        else to_char(local, 'YYYY-MM') end as due from (select now() at time zone 'UTC' as local) clock`;
    expect(await periods()).toEqual(row?.due ? [row.due] : []);
  });

  test("goes to nobody who is no owner, has not asked, is gone, or whose organisation is deleted", async () => {
    const { sql } = world;
    const moment = "2026-11-05T08:00:00Z";
    const silent = async (what: string) => {
      expect(await run(moment), what).toBe(0);
      await sql`delete from report_sends`;
    };
    await sql`update members set receives_report = false`;
    await silent("nobody asked");
    await sql`update members set receives_report = true where id = ${castMemberId(olive, northwind)}`;
    await sql`update members set role_id = 'rol_administrator' where id = ${castMemberId(olive, northwind)}`;
    await silent("no owner");
    await sql`update members set role_id = 'rol_owner' where id = ${castMemberId(olive, northwind)}`;
    await sql`update organisations set deleted_at = now() where id = ${northwind.id}`;
    await silent("deleted");
    await sql`update organisations set deleted_at = null where id = ${northwind.id}`;
    await sql`update users set archived_at = now() where id = ${olive.userId}`;
    await silent("archived");
    await sql`update users set archived_at = null where id = ${olive.userId}`;
    expect(await run(moment)).toBe(1);
  });

  test("is not mailed to an owner who was demoted between its making and its sending (INV-17)", async () => {
    const { sql } = world;
    expect(await run("2026-11-01T08:00:00Z")).toBe(1);
    await sql`update members set role_id = 'rol_administrator' where id = ${castMemberId(olive, northwind)}`;
    expect(await post.sendAll()).toEqual([]);
  });

  test("reaches every one of many owners, in batches", async () => {
    const { sql } = world;
    await sql`update organisations set seat_limit = 2000 where id = ${southbank.id}`;
    await sql`insert into users (id, name, email, email_canonical, email_proven_at)
      select 'usr_own' || n, 'Owner ' || n, 'own' || n || '@example.com', 'own' || n || '@example.com', now()
      from generate_series(1, 450) n`;
    await sql`insert into members (id, organisation_id, user_id, role_id, receives_report)
      select 'mem_own' || n, ${southbank.id}, 'usr_own' || n, 'rol_owner', true from generate_series(1, 450) n`;
    expect(await run("2026-11-01T08:00:00Z")).toBe(451);
    expect(new Set((await queued(sql, monthlyReportMail)).map((ids) => JSON.stringify(ids))).size).toBe(451);
  });
});

describe("the box on the Team page", () => {
  test("begins with the next first of the month, not with a mail at once", async () => {
    const { sql, ctx } = world;
    const owner = await addAccount(sql, "New Owner", "new.owner@example.com");
    await joinTeam(sql, owner, northwind, "owner");
    const actor = await memberActor(sql, owner, northwind);
    expect(await subscribeToReport(ctx, actor, { receives: true })).toEqual({ receives: true });
    const [clock] = await sql<{ now: Date; next: Date }[]>`
      select now(), (date_trunc('month', now() at time zone 'UTC') + interval '1 month 9 hours') at time zone 'UTC' as next`;
    await sql`update members set receives_report = false where user_id = ${olive.userId}`;
    expect(await sendReports({ ...ctx, at: clock?.now })).toBe(0);
    expect(await sendReports({ ...ctx, at: clock?.next })).toBe(1);
  });
});
