import { afterAll, beforeAll, expect, test } from "vitest";
import { withOrganisation } from "@/db/scope";
import { cast, castMemberId } from "@/db/seed";
import { findHead } from "@/lib/audit/find-head";
import { acceptInvitation } from "@/lib/invitations/accept-invitation";
import { changeRole } from "@/lib/members/change-role";
import { leaveOrganisation } from "@/lib/members/leave-organisation";
import { removeMember } from "@/lib/members/remove-member";
import { createOrganisation } from "@/lib/organisations/create-organisation";
import { roleKeys } from "@/lib/permissions/table";
import { refusesUnwritten, textOf } from "@/lib/testing/observe";
import { addAccount, invitee, memberActor, type Person, plantInvitation, userActor } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import { exportAccessOn } from "./export-access-on";
import { findAccess } from "./find-access";
import { listAccessOn } from "./list-access-on";
import { membersThen, readMembershipEvent } from "./replay-members";

const { olive, adam, mia, vera, otto, northwind } = cast;

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** The same numbers each time, so that a failure can be looked at again. */
function dice(seed: number) {
  let state = seed;
  return (sides: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

const membersNow = async (id: string): Promise<string[]> => {
  const rows = await world.sql<{ line: string }[]>`select m.user_id || ' ' || r.key as line from members m
    join roles r on r.id = m.role_id where m.organisation_id = ${id} order by 1`;
  return rows.map(({ line }) => line);
};

async function found(slug: string, founder: Person) {
  const { sql, ctx } = world;
  await createOrganisation(ctx, await userActor(sql, founder), { name: "Replay Works", slug });
  const [row] = await sql<{ id: string }[]>`select id from organisations where slug = ${slug}`;
  await sql`update organisations set seat_limit = 100 where slug = ${slug}`;
  return { id: row?.id ?? "", slug };
}

test("after 150 random joins, changes, removals and departures, replaying the log gives the members of every moment", async () => {
  const { sql, ctx } = world;
  const roll = dice(20_261_122);
  const founder = await addAccount(sql, "Fay Founder", "fay@replay.example");
  const team = await found("replay-works", founder);
  const people = await Promise.all(
    Array.from({ length: 12 }, (_, index) => addAccount(sql, `Person ${index}`, `p${index}@replay.example`)),
  );
  const moments: { seq: number; members: string[] }[] = [];
  const done = { join: 0, change: 0, remove: 0, leave: 0 };
  for (let turn = 0; turn < 150; turn += 1) {
    const who = people[roll(people.length)] as Person;
    const [membership] = await sql<{ id: string }[]>`
      select id from members where organisation_id = ${team.id} and user_id = ${who.userId}`;
    const asFounder = await memberActor(sql, founder, team);
    const role = roleKeys[roll(roleKeys.length)] ?? "member";
    const act = roll(5);
    if (!membership || act === 4) {
      const { id } = await plantInvitation(sql, ctx, { email: who.email, by: founder, to: team, role });
      await acceptInvitation(ctx, invitee({ id }, await userActor(sql, who)), {});
      done.join += membership ? 0 : 1;
    } else if (act < 2) {
      await changeRole(ctx, asFounder, { memberId: membership.id, role }).then(
        () => {
          done.change += 1;
        },
        () => undefined,
      );
    } else if (act === 2) {
      await removeMember(ctx, asFounder, { memberId: membership.id, confirmation: who.name });
      done.remove += 1;
    } else {
      await leaveOrganisation(ctx, await memberActor(sql, who, team), {});
      done.leave += 1;
    }
    const { seq } = await withOrganisation(ctx.db, team.id, (tx) => findHead(tx, team.id));
    moments.push({ seq, members: await membersNow(team.id) });
  }
  for (const count of Object.values(done)) expect(count).toBeGreaterThan(8);
  const rows = await sql<{ seq: number; at: string; body: string }[]>`
    select seq::integer, at::text, body from audit_events where organisation_id = ${team.id} order by seq`;
  const events = rows.flatMap(({ seq, at, body }) => readMembershipEvent(seq, at, JSON.parse(body)) ?? []);
  for (const { seq, members } of moments) {
    // The log alone, without the table: it is complete, because the organisation began in it.
    const then = membersThen(events, [], (event) => event.seq <= seq, "9999");
    expect(then.map(({ userId, role }) => `${userId} ${role}`).toSorted(), `after entry ${seq}`).toEqual(members);
    expect(then.every(({ isLogged }) => isLogged)).toBe(true);
  }
  const now = await withOrganisation(ctx.db, team.id, (tx) =>
    findAccess(tx, { id: team.id, timeZone: "Europe/London" }, undefined),
  );
  expect(now?.members.map(({ userId, role }) => `${userId} ${role}`).toSorted()).toEqual(await membersNow(team.id));
});

test("a day ends where it does in the zone of the organisation, and who came and went is there with the role of that day", async () => {
  const { sql, ctx } = world;
  const founder = await addAccount(sql, "Finn Founder", "finn@days.example");
  const guest = await addAccount(sql, "Gwen Guest", "gwen@days.example");
  const team = await found("days-works", founder);
  const { id } = await plantInvitation(sql, ctx, { email: guest.email, by: founder, to: team, role: "technician" });
  await acceptInvitation(ctx, invitee({ id }, await userActor(sql, guest)), {});
  const asFounder = await memberActor(sql, founder, team);
  const [member] = await sql<{ id: string }[]>`
    select id from members where organisation_id = ${team.id} and user_id = ${guest.userId}`;
  const memberId = member?.id ?? "";
  await changeRole(ctx, asFounder, { memberId, role: "read_only" });
  await removeMember(ctx, asFounder, { memberId, confirmation: guest.name });
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update organisations set time_zone = 'Pacific/Auckland' where id = ${team.id}`;
    // Created on the 1st; Gwen joins on the 3rd a second before its end in Auckland, is changed on the 5th, gone on the 7th.
    const times = {
      1: "2026-02-01T00:00:00Z",
      2: "2026-02-03T10:59:59Z",
      3: "2026-02-05T00:00:00Z",
      4: "2026-02-07T00:00:00Z",
    };
    for (const [seq, at] of Object.entries(times))
      await tx`update audit_events set at = ${at} where organisation_id = ${team.id} and seq = ${seq}`;
  });
  const on = async (day: string) => {
    const { members } = await listAccessOn(ctx, asFounder, { on: day });
    return members.map(({ name, role }) => `${name}: ${role}`);
  };
  expect(await on("2026-01-31")).toEqual([]);
  expect(await on("2026-02-02")).toEqual(["Finn Founder: Owner"]);
  expect(await on("2026-02-03")).toEqual(["Finn Founder: Owner", "Gwen Guest: Technician"]);
  expect(await on("2026-02-05")).toEqual(["Finn Founder: Owner", "Gwen Guest: Read only"]);
  expect(await on("2026-02-07")).toEqual(["Finn Founder: Owner"]);
  expect(await listAccessOn(ctx, asFounder, { on: "2999-01-01" })).toMatchObject({ isAhead: true, members: [] });

  await sql`update audit_people set name = null, email = null, ip = null, browser = null where person_id = ${guest.userId}`;
  const { members } = await listAccessOn(ctx, asFounder, { on: "2026-02-05" });
  expect(members).toContainEqual(
    expect.objectContaining({ userId: guest.userId, name: null, email: null, isMemberNow: false }),
  );
  const csv = await textOf((await exportAccessOn(ctx, asFounder, { on: "2026-02-05" })).lines);
  expect(csv.trimEnd().split("\r\n")[2]).toBe(
    `"Somebody (erased)","","Read only","2026-02-03T10:59:59.000000Z","no","${guest.userId}",""`,
  );
});

test("members from before the log are listed from the day that the table has, and it is said that the log does not know", async () => {
  const { sql, ctx } = world;
  const asOlive = await memberActor(sql, olive, northwind);
  await changeRole(ctx, asOlive, { memberId: castMemberId(mia, northwind), role: "developer" });
  const on = async (day?: string) => (await listAccessOn(ctx, asOlive, { on: day })).members;
  expect((await on()).map(({ name, role }) => `${name}: ${role}`)).toEqual([
    "Adam Khan: Administrator",
    "Mia Duarte: Developer",
    "Olive Larsen: Owner",
    "Vera Sato: Read only",
  ]);
  const then = await on("2025-12-01");
  expect(then.map(({ name, role, isLogged }) => `${name}: ${role} ${isLogged}`)).toEqual([
    "Adam Khan: Administrator false",
    "Mia Duarte: Technician false",
    "Olive Larsen: Owner false",
  ]);
});

test("the list as a file keeps formulas from running, is logged, and needs a fresh proof", async () => {
  const { sql, ctx } = world;
  await sql`update users set name = '=HYPERLINK("x")' where id = ${vera.userId}`;
  const asAdam = await memberActor(sql, adam, northwind);
  const { lines, on, slug } = await exportAccessOn(ctx, asAdam, {});
  const csv = await textOf(lines);
  expect(slug).toBe("northwind");
  expect(csv.startsWith('\ufeff"Name",')).toBe(true);
  expect(csv).toContain(`"'=HYPERLINK(""x"")","vera@northwind.example","Read only",`);
  const [event] = await sql<{ body: string }[]>`select body from audit_events where action = 'access_list.exported'
    and organisation_id = ${northwind.id}`;
  expect(JSON.parse(event?.body ?? "{}").details).toEqual({ on, count: 4 });
  expect(await refusesUnwritten(sql, () => exportAccessOn(ctx, asAdam, { on: "2999-01-01" }))).toMatchObject({
    code: "invalid",
  });
  await sql`update sessions set auth_at = now() - interval '11 minutes' where id = ${asAdam.sessionId}`;
  expect(await refusesUnwritten(sql, () => exportAccessOn(ctx, asAdam, {}))).toMatchObject({
    code: "verification_required",
    reason: "step_up",
  });
  const [asVera, asOtto] = [await memberActor(sql, vera, northwind), await memberActor(sql, otto, northwind)];
  expect(await refusesUnwritten(sql, () => exportAccessOn(ctx, asVera, {}))).toMatchObject({ code: "forbidden" });
  expect(await refusesUnwritten(sql, () => exportAccessOn(ctx, asOtto, {}))).toMatchObject({ code: "not_found" });
  await expect(listAccessOn(ctx, asVera, {})).rejects.toMatchObject({ code: "forbidden" });
});
