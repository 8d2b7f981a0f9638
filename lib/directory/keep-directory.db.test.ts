import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { cast, castMemberId } from "@/db/seed";
import { restoreOrganisation } from "@/lib/admin/restore-organisation";
import { acceptInvitation } from "@/lib/invitations/accept-invitation";
import { changeRole } from "@/lib/members/change-role";
import { leaveOrganisation } from "@/lib/members/leave-organisation";
import { removeMember } from "@/lib/members/remove-member";
import { checkReadiness } from "@/lib/operations/check-readiness";
import { deleteOrganisation } from "@/lib/organisations/delete-organisation";
import { openDirectoryBench } from "@/lib/testing/directory-bench";
import { userNameOf } from "@/lib/testing/local-cognito";
import { brokenInvariants, logOf, refusalOf, untilSomebodyWaits } from "@/lib/testing/observe";
import { addAdmin } from "@/lib/testing/platform-admin";
import {
  addAccount,
  invitee,
  joinTeam,
  memberActor,
  type Person,
  plantInvitation,
  rejoin,
  userActor,
} from "@/lib/testing/test-context";
import { retryDirectory } from "./retry-directory";

const { olive, adam, mia, vera, northwind, southbank } = cast;
const bench = openDirectoryBench();

beforeEach(async () => {
  const { sql } = bench.world;
  for (const [who, role] of [
    [olive, "owner"],
    [adam, "administrator"],
    [mia, "technician"],
    [vera, "read_only"],
  ] as const)
    await rejoin(sql, who, northwind, role);
  await sql`update organisations set deleted_at = null where id = ${northwind.id}`;
  const own = [olive, adam, mia, vera].map(({ userId }) => userId);
  await sql`delete from members where organisation_id = ${northwind.id} and user_id <> all (${own})`;
  await bench.connect(null);
  for (const { name } of await bench.pool.groups()) await bench.pool.removeGroup(name);
  await sql`delete from graphile_worker._private_jobs`;
  await bench.connect();
  await bench.tend();
  await bench.work();
  bench.proxy.calls.length = 0;
});
afterEach(async () => {
  expect(await brokenInvariants(bench.world.sql)).toEqual({});
});

const asOlive = () => memberActor(bench.world.sql, olive, northwind);
const remove = async (who: { name: string }, memberId: string) =>
  removeMember(bench.world.ctx, await asOlive(), { memberId, confirmation: who.name });
const events = async () => (await logOf(bench.world.sql, northwind.id)).map(({ action }) => action);

/** Of the log's latest entry. */
async function latestDetails() {
  const [row] = await bench.world.sql<{ body: string }[]>`
    select body from audit_events where organisation_id = ${northwind.id} order by seq desc limit 1`;
  return JSON.parse(row?.body ?? "{}").details;
}

let guests = 0;
/** Somebody who has an account, is in the pool unless told otherwise, and accepts an invitation to Northwind. */
async function acceptedGuest({ isThere = true, isVerified = true } = {}): Promise<Person> {
  const { sql, ctx } = bench.world;
  guests += 1;
  const guest = await addAccount(sql, `Guest ${guests}`, `Guest.${guests}@northwind.example`);
  if (isThere) await bench.pool.add(guest.email.toLowerCase(), { isVerified });
  const planted = await plantInvitation(sql, ctx, { email: guest.email, by: olive, to: northwind });
  await acceptInvitation(ctx, invitee(planted.mailed, await userActor(sql, guest)), {});
  return guest;
}

const expectEqual = async () => expect(await bench.group(northwind.id)).toEqual(await bench.team(northwind.id));

describe("once it is connected", () => {
  test("every team has a group with its members in it, called as the team is, and no private account has one", async () => {
    const groups = (await bench.pool.groups()).toSorted((one, other) =>
      one.description.localeCompare(other.description),
    );
    expect(groups).toEqual([
      { name: northwind.id, description: northwind.name, members: await bench.team(northwind.id) },
      { name: southbank.id, description: southbank.name, members: await bench.team(southbank.id) },
    ]);
    expect((await logOf(bench.world.sql, northwind.id))[0]).toMatchObject({
      action: "directory.group_made",
      actor: null,
    });
    expect(await latestDetails()).toEqual({ members: 4 });
  });

  test("who accepts is put in, and who is removed or leaves is taken out; neither waits for it", async () => {
    const { sql, ctx } = bench.world;
    const guest = await acceptedGuest();
    expect(bench.proxy.calls, "the command itself asks nothing").toEqual([]);
    expect(await bench.standing(northwind.id, guest.userId)).toMatchObject({ state: "waiting", belongs: true });
    expect(await bench.work()).toBe(1);
    expect(await bench.standing(northwind.id, guest.userId)).toMatchObject({ state: "in_group" });
    await expectEqual();
    bench.proxy.calls.length = 0;
    await remove(vera, castMemberId(vera, northwind));
    await leaveOrganisation(ctx, await memberActor(sql, guest, northwind), {});
    expect(bench.proxy.calls).toEqual([]);
    expect(await bench.standing(northwind.id, vera.userId)).toMatchObject({ state: "waiting", belongs: false });
    expect(await bench.work(), "both in one turn").toBe(1);
    expect(await bench.standing(northwind.id, vera.userId)).toBeNull();
    await expectEqual();
  });

  test("a changed role changes nothing in the group, and asks nothing", async () => {
    const before = await bench.group(northwind.id);
    const input = { memberId: castMemberId(mia, northwind), role: "developer" };
    await changeRole(bench.world.ctx, await asOlive(), input);
    expect(await bench.work()).toBe(0);
    expect(bench.proxy.calls).toEqual([]);
    expect(await bench.group(northwind.id)).toEqual(before);
  });

  test("who is removed and comes back before the worker has looked ends up in, and who comes and goes ends up out", async () => {
    const { sql } = bench.world;
    await remove(vera, castMemberId(vera, northwind));
    await rejoin(sql, vera, northwind, "read_only");
    const guest = await acceptedGuest();
    const [row] = await sql<{ id: string }[]>`select id from members where user_id = ${guest.userId}
      and organisation_id = ${northwind.id}`;
    await remove(guest, row?.id ?? "");
    await bench.work();
    await expectEqual();
    expect(await bench.standing(northwind.id, guest.userId)).toBeNull();
  });

  test("who leaves while the worker is putting them in is taken out again in the same turn", async () => {
    const guest = await acceptedGuest();
    const { sql } = bench.world;
    // Once who they are is remembered, and before the group is written.
    await sql`create function end_guest() returns trigger language plpgsql as $$ begin
      if new.sub is not null and old.sub is null then
        delete from members where organisation_id = new.organisation_id and user_id = new.user_id; end if;
      return null; end $$`;
    await sql`create trigger end_guest after update on directory_members for each row execute function end_guest()`;
    try {
      await bench.work();
    } finally {
      await sql`drop trigger end_guest on directory_members`;
      await sql`drop function end_guest`;
    }
    expect(bench.proxy.calls).toContain("AdminAddUserToGroup");
    expect(bench.proxy.calls.at(-1)).toBe("AdminRemoveUserFromGroup");
    expect(await bench.standing(northwind.id, guest.userId)).toBeNull();
    await expectEqual();
  });

  test("who is removed while everybody is noted for a new group waits for that, and is not noted after they have gone", async () => {
    const { sql } = bench.world;
    await bench.connect(null);
    await bench.connect();
    await bench.tend();
    // The removal holds the organisation, as every command that changes who is in does.
    let isHeld = () => undefined;
    const held = new Promise<void>((resolve) => {
      isHeld = () => void resolve();
    });
    let finish = () => undefined;
    const finished = new Promise<void>((resolve) => {
      finish = () => void resolve();
    });
    const removal = sql.begin(async (tx) => {
      await tx`select 1 from organisations where id = ${northwind.id} for no key update`;
      await tx`delete from members where id = ${castMemberId(vera, northwind)}`;
      isHeld();
      await finished;
    });
    await held;
    const working = bench.work();
    await untilSomebodyWaits(sql, working);
    finish();
    await removal;
    await working;
    expect(await bench.standing(northwind.id, vera.userId)).toBeNull();
    // The group had been there before, with her in it.
    await bench.later("11 minutes");
    await bench.tend();
    await bench.work();
    await expectEqual();
  });

  test("one whose turn ends early stands behind the others who wait", async () => {
    await bench.connect(null);
    await bench.connect();
    await bench.tend();
    const first = await bench.turn(0);
    expect(first).not.toBeNull();
    const second = await bench.turn(0);
    expect(second).not.toBeNull();
    expect(second).not.toBe(first);
    await bench.work();
    await expectEqual();
  });

  test("the worker itself puts in and takes out, whichever team it is", async () => {
    const { sql } = bench.world;
    const worker = await bench.startWorker();
    try {
      const guest = await acceptedGuest();
      await joinTeam(sql, guest, southbank, "member");
      await remove(vera, castMemberId(vera, northwind));
      const open = () => sql`select 1 from directory_members where state <> 'in_group'`;
      while ((await open()).length > 0) await wait(50);
      await expectEqual();
      expect(await bench.group(southbank.id)).toEqual(await bench.team(southbank.id));
    } finally {
      await worker.stop();
      await sql`delete from members where organisation_id = ${southbank.id} and user_id like 'usr_%'
        and user_id <> all (${[cast.otto.userId, mia.userId]})`;
      await bench.work();
    }
  });

  test("a team that is deleted while there is no directory loses its group once there is one again", async () => {
    const { sql, ctx } = bench.world;
    await bench.connect(null);
    await deleteOrganisation(ctx, await asOlive(), { confirmation: northwind.name });
    expect(await bench.group(northwind.id)).not.toBeNull();
    await bench.connect();
    await bench.tend();
    await bench.work();
    expect(await bench.group(northwind.id)).toBeNull();
    expect(await sql`select 1 from directory_groups where organisation_id = ${northwind.id}`).toHaveLength(0);
  });

  test("a worker of another pool, started before the installation was connected to this one, writes down nothing", async () => {
    const { sql } = bench.world;
    await bench.connect("eu-west-2_Other");
    await bench.tend();
    await bench.work();
    expect(await sql`select 1 from directory_groups`).toHaveLength(0);
    expect(await sql`select 1 from directory_members`).toHaveLength(0);
  });

  test("whom it knows nothing of wakes nobody by leaving, so that thousands can be purged", async () => {
    const { sql } = bench.world;
    await sql`delete from directory_members where organisation_id = ${northwind.id}`;
    await sql`delete from graphile_worker._private_jobs`;
    await sql`delete from members where id = ${castMemberId(vera, northwind)}`;
    expect(await sql`select 1 from graphile_worker._private_jobs`).toHaveLength(0);
  });

  test("a renamed team keeps its group, under its new name", async () => {
    const { sql } = bench.world;
    await sql`update organisations set name = 'Northwind Power' where id = ${northwind.id}`;
    await bench.work();
    const group = (await bench.pool.groups()).find(({ name }) => name === northwind.id);
    expect(group).toMatchObject({ description: "Northwind Power", members: await bench.team(northwind.id) });
    await sql`update organisations set name = ${northwind.name} where id = ${northwind.id}`;
    await bench.work();
  });

  test("a deleted team loses its group, and one that is restored gets it back with everybody in it", async () => {
    const { sql, ctx } = bench.world;
    await deleteOrganisation(ctx, await asOlive(), { confirmation: northwind.name });
    await bench.work();
    expect(await bench.group(northwind.id)).toBeNull();
    expect((await events())[0]).toBe("directory.group_removed");
    const admin = await addAdmin(sql, "Priya Nair");
    await restoreOrganisation(ctx, admin.actor, { organisation: northwind.id });
    await bench.work();
    await expectEqual();
  });

  test("without a directory nothing is noted of who comes and goes, and another pool is begun from nothing", async () => {
    const { sql } = bench.world;
    const rows = async () => (await sql<{ n: number }[]>`select count(*)::integer as n from directory_members`)[0]?.n;
    await bench.connect(null);
    expect(await rows()).toBe(0);
    await remove(vera, castMemberId(vera, northwind));
    await rejoin(sql, vera, northwind, "read_only");
    expect(await rows()).toBe(0);
    expect(await bench.work()).toBe(0);
    await bench.connect("eu-west-2_Other");
    await bench.connect("eu-west-2_Other");
    await bench.tend();
    const jobs = await sql`select 1 from graphile_worker.jobs where task_identifier = 'keep_directory'`;
    expect(jobs, "one for each team").toHaveLength(2);
  });
});

describe("a person", () => {
  test("who is not in the pool is looked for again, and is put in once they are there", async () => {
    const guest = await acceptedGuest({ isThere: false });
    await bench.work();
    expect(await bench.standing(northwind.id, guest.userId)).toMatchObject({ state: "not_in_directory", reason: null });
    await bench.pool.add(guest.email);
    expect(await bench.work(), "not before its time").toBe(0);
    await bench.later("61 minutes");
    await bench.work();
    expect(await bench.standing(northwind.id, guest.userId)).toMatchObject({ state: "in_group" });
    await expectEqual();
  });

  test("who is looked for again by hand is put in at once, and the log says who asked", async () => {
    const { sql, ctx } = bench.world;
    const guest = await acceptedGuest({ isThere: false });
    await bench.work();
    const [row] = await sql<{ id: string }[]>`select id from directory_members where user_id = ${guest.userId}`;
    await bench.pool.add(guest.email);
    await retryDirectory(ctx, await asOlive(), { entryId: row?.id });
    await bench.work();
    expect(await bench.standing(northwind.id, guest.userId)).toMatchObject({ state: "in_group" });
    const [event] = (await logOf(sql, northwind.id)).filter(({ action }) => action === "directory.retried");
    expect(event).toMatchObject({ actor: olive.userId, person: guest.name });
    const again = retryDirectory(ctx, await asOlive(), { entryId: row?.id });
    expect(await refusalOf(again)).toMatchObject({ code: "conflict", reason: "under_way" });
  });

  test("whose address the directory has not proven is not taken for them, for anybody may register it there", async () => {
    const guest = await acceptedGuest({ isVerified: false });
    await bench.work();
    expect(await bench.standing(northwind.id, guest.userId)).toMatchObject({ state: "failed", reason: "unverified" });
    expect(await bench.group(northwind.id)).not.toContain(guest.email.toLowerCase());
  });

  test("whose address two people have proven there is left out, rather than let in the wrong one", async () => {
    const guest = await acceptedGuest();
    await bench.pool.add(guest.email.toLowerCase(), { username: `second-${guests}` });
    await bench.work();
    expect(await bench.standing(northwind.id, guest.userId)).toMatchObject({ state: "failed", reason: "ambiguous" });
  });

  test("who changes their address stays who they are, and can still be taken out", async () => {
    const { sql } = bench.world;
    const guest = await acceptedGuest();
    await bench.work();
    await sql`update users set email = 'new@guest.example', email_canonical = 'new@guest.example' where id = ${guest.userId}`;
    await bench.work();
    expect(await bench.standing(northwind.id, guest.userId)).toMatchObject({ state: "in_group" });
    await sql`delete from members where user_id = ${guest.userId} and organisation_id = ${northwind.id}`;
    await bench.work();
    await expectEqual();
  });

  test("who was not found is looked for at once under a new address", async () => {
    const { sql } = bench.world;
    const guest = await acceptedGuest({ isThere: false });
    await bench.work();
    await bench.pool.add("found@guest.example");
    await sql`update users set email = 'found@guest.example', email_canonical = 'found@guest.example' where id = ${guest.userId}`;
    await bench.work();
    expect(await bench.standing(northwind.id, guest.userId)).toMatchObject({ state: "in_group" });
    await expectEqual();
  });

  test("whose account in the pool is made anew is found again by their address", async () => {
    const guest = await acceptedGuest();
    await bench.work();
    const address = guest.email.toLowerCase();
    await bench.pool.remove(userNameOf(address));
    await bench.pool.add(address, { username: `again-${guests}` });
    await bench.later("25 hours");
    await bench.tend();
    await bench.work();
    await expectEqual();
  });

  test("is never taken for another one of the team, also when they have that one's former address", async () => {
    const { sql } = bench.world;
    const first = await acceptedGuest();
    await bench.work();
    const address = first.email;
    await sql`update users set email = 'moved@guest.example', email_canonical = 'moved@guest.example' where id = ${first.userId}`;
    const second = await addAccount(sql, "Namesake", address);
    await joinTeam(sql, second, northwind, "member");
    await bench.work();
    expect(await bench.standing(northwind.id, second.userId)).toMatchObject({ state: "failed", reason: "taken" });
    await sql`delete from members where user_id = ${second.userId} and organisation_id = ${northwind.id}`;
    await bench.work();
    expect(await bench.group(northwind.id), "the first one stays").toContain(address.toLowerCase());
  });
});

describe("the directory", () => {
  test("that is down for an hour keeps nobody from joining or leaving, and has all of it once it is back", async () => {
    const { sql, ctx } = bench.world;
    bench.proxy.let(() => "cut");
    const guest = await acceptedGuest();
    await remove(vera, castMemberId(vera, northwind));
    for (let minutes = 0; minutes < 60; minutes += 11) {
      await bench.work();
      await bench.later("11 minutes");
    }
    const [group] = await sql<{ reason: string; tries: number; waits: number }[]>`
      select reason, tries, extract(epoch from next_at - now())::integer as waits from directory_groups
      where organisation_id = ${northwind.id}`;
    expect(group).toMatchObject({ reason: "unreachable", tries: 6 });
    expect(group?.waits, "never longer than ten minutes and a bit").toBeLessThanOrEqual(750);
    expect(await checkReadiness(ctx.db, ".")).not.toContain("jobs");
    expect(bench.lines.filter(({ message }) => message === "directory group failing")).toHaveLength(1);
    bench.proxy.let(() => "pass");
    await bench.later("15 minutes");
    await bench.work();
    await expectEqual();
    expect(await bench.standing(northwind.id, guest.userId)).toMatchObject({ state: "in_group" });
    expect(bench.lines.at(-1)).toEqual({ message: "directory group works again", organisation: northwind.id });
  });

  test("that fails for one person takes the others first next time", async () => {
    const [first, second] = [await acceptedGuest(), await acceptedGuest()];
    bench.proxy.let((operation) => (operation === "AdminAddUserToGroup" ? "fault" : "pass"));
    await bench.work();
    const { sql } = bench.world;
    const order = await sql<{ user_id: string }[]>`
      select user_id from directory_members where state = 'waiting' and organisation_id = ${northwind.id} order by next_at`;
    expect(order.map(({ user_id }) => user_id)).toEqual([second.userId, first.userId]);
  });

  test("that is busy is left alone for a while", async () => {
    bench.proxy.let(() => "throttle");
    await acceptedGuest();
    await bench.work();
    const { sql } = bench.world;
    const failing = async () => sql`select reason, code from directory_groups where organisation_id = ${northwind.id}`;
    expect(await failing()).toMatchObject([{ reason: "busy", code: "TooManyRequestsException" }]);
    bench.proxy.let(() => "pass");
    await bench.later("1 minute");
    await bench.work();
    expect(await failing()).toMatchObject([{ reason: null, code: null }]);
    await expectEqual();
  });

  test("that denies us says under which name, and names nobody in the operator's log", async () => {
    bench.proxy.let(() => ({ denied: "AccessDeniedException" }));
    await acceptedGuest();
    await bench.work();
    const { sql } = bench.world;
    expect(await sql`select reason, code from directory_groups where organisation_id = ${northwind.id}`).toMatchObject([
      { reason: "denied", code: "AccessDeniedException" },
    ]);
    expect(JSON.stringify(bench.lines)).toContain("AccessDeniedException");
    expect(JSON.stringify(bench.lines)).not.toContain("@");
  });

  test("whose group was deleted behind our back gets it again, with everybody in it", async () => {
    await bench.pool.removeGroup(northwind.id);
    await acceptedGuest();
    await bench.work();
    await bench.later("1 minute");
    await bench.work();
    await expectEqual();
  });

  test("whose answer is lost after it did what was asked is asked again, and nobody is in it twice or stays in it", async () => {
    bench.proxy.let((operation) => (operation.startsWith("Admin") ? "cut after" : "pass"));
    const guest = await acceptedGuest();
    await bench.work();
    const { sql } = bench.world;
    await sql`delete from members where user_id = ${guest.userId} and organisation_id = ${northwind.id}`;
    bench.proxy.let(() => "pass");
    await bench.later("1 minute");
    await bench.work();
    await expectEqual();
  });

  test("is compared once a day: who was taken out is put in, who was put in is taken out, and the log says so", async () => {
    const [inside, outside] = [await bench.pool.add("stranger@guest.example"), userNameOf(vera.email)];
    await bench.pool.putIn(northwind.id, inside);
    await bench.pool.takeOut(northwind.id, outside);
    // Somebody who is to be looked for much later does not put it off.
    const missing = await acceptedGuest({ isThere: false });
    await bench.work();
    await bench.later("23 hours");
    await bench.world.sql`update graphile_worker._private_jobs set run_at = now() + interval '20 hours'`;
    await bench.world
      .sql`update directory_members set next_at = now() + interval '20 hours' where user_id = ${missing.userId}`;
    await bench.tend();
    await bench.work();
    expect(await bench.group(northwind.id)).toContain("stranger@guest.example");
    await bench.later("2 hours");
    await bench.tend();
    await bench.work();
    const team = await bench.team(northwind.id);
    expect(await bench.group(northwind.id)).toEqual(team.filter((email) => email !== missing.email.toLowerCase()));
    expect((await events())[0]).toBe("directory.repaired");
    expect(await latestDetails()).toEqual({ missing: 1, strangers: 1 });
  });

  test("that fails half of all calls still has the whole team after a hundred who came and went", async () => {
    const { sql } = bench.world;
    await sql`update organisations set seat_limit = 200 where id = ${northwind.id}`;
    let seed = 12;
    const chance = () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed / 2_147_483_647;
    };
    const fates = ["throttle", "fault", "cut", "cut after"] as const;
    bench.proxy.let(() => (chance() < 0.5 ? "pass" : (fates[Math.floor(chance() * fates.length)] ?? "fault")));
    const people: { person: Person; memberId: string | null }[] = [];
    for (let act = 0; act < 100; act += 1) {
      const one = people[Math.floor(chance() * people.length)];
      if (one && chance() < 0.6) {
        if (one.memberId) await sql`delete from members where id = ${one.memberId}`;
        one.memberId = one.memberId ? null : await joinTeam(sql, one.person, northwind, "member");
      } else {
        const person = await addAccount(sql, `Passer-by ${act}`, `passer-by-${act}@guest.example`);
        await bench.pool.add(person.email);
        people.push({ person, memberId: await joinTeam(sql, person, northwind, "member") });
      }
      if (chance() < 0.3) await bench.work();
    }
    const left = async () => sql`select 1 from directory_members where state <> 'in_group'`;
    for (let minutes = 0; (await left()).length > 0; minutes += 10) {
      expect(minutes, "hours of simulated time").toBeLessThan(24 * 60);
      await bench.later("10 minutes");
      await bench.work();
    }
    expect(people.length).toBeGreaterThan(20);
    await expectEqual();
  });
});
