import { afterAll, beforeAll, expect, test } from "vitest";
import { cast } from "@/db/seed";
import { inviteMember } from "@/lib/invitations/invite-member";
import { Refusal } from "@/lib/kernel/refusal";
import { authority } from "@/lib/permissions/authority.fixture";
import { brokenInvariants } from "@/lib/testing/observe";
import { giveRole, plantRole } from "@/lib/testing/own-role";
import { addAccount, joinTeam, memberActor } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import type { MemberActor } from "@/lib/usecase/claims";
import { changeRole } from "./change-role";
import { removeMember } from "./remove-member";

const { northwind } = cast;

/** AZ-08 beyond the eight: sets that no built-in role has, some inside one another and some not. */
const sets: Readonly<Record<string, readonly string[]>> = {
  Narrow: ["team:view", "team:manage"],
  Wide: ["team:view", "team:manage", "ets:view", "ets:edit", "device:view"],
  Aside: ["team:view", "team:manage", "device:view", "service_case:view"],
  Reader: ["team:view", "ets:view"],
  Device: ["device:view"],
  Powerless: ["service_case:view", "ets:edit"],
};
const built = (role: string) => authority.filter(({ held }) => held.includes(role)).map((row) => row.permission);
const all: Readonly<Record<string, readonly string[]>> = {
  ...sets,
  ...Object.fromEntries(["administrator", "read_only", "member"].map((role) => [role, built(role)])),
};
const names = Object.keys(all);

const covers = (held: readonly string[], wanted: readonly string[]) => wanted.every((each) => held.includes(each));

function expected(by: string, ...touched: string[]): string {
  const held = all[by] ?? [];
  if (!held.includes("team:manage")) return "forbidden: lacks_permission";
  return touched.every((each) => covers(held, all[each] ?? [])) ? "allowed" : "forbidden: outranked";
}

let world: World;
const ids: Record<string, string> = {};
const actors: Record<string, MemberActor> = {};
let target: { memberId: string; userId: string };
beforeAll(async () => {
  world = await openWorld({ connections: 2 });
  const { sql } = world;
  await sql`update organisations set seat_limit = 500`;
  for (const name of names) {
    ids[name] = name in sets ? await plantRole(sql, northwind, name, all[name] ?? []) : `rol_${name}`;
    const person = await addAccount(sql, `Acting ${name}`, `acting-${name}@example.com`.toLowerCase());
    await giveRole(sql, await joinTeam(sql, person, northwind, "member"), ids[name] ?? "");
    actors[name] = await memberActor(sql, person, northwind);
  }
  const person = await addAccount(sql, "Target", "target@example.com");
  target = { memberId: await joinTeam(sql, person, northwind, "member"), userId: person.userId };
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

/** As forms name it. */
const nameOf = (role: string) => (role in sets ? (ids[role] ?? "") : role);
const actorOf = (role: string) => {
  const actor = actors[role];
  if (!actor) throw new Error(role);
  return actor;
};
const outcomeOf = (act: Promise<unknown>) =>
  act.then(
    () => "allowed",
    (error: unknown) => {
      if (error instanceof Refusal) return error.message;
      throw error;
    },
  );
const roleNow = async () => {
  const [row] = await world.sql<{ role_id: string }[]>`select role_id from members where id = ${target.memberId}`;
  return row?.role_id;
};

test.each(names)(
  "%s: changing each role into each is allowed as the sets say",
  async (by) => {
    const { sql, ctx } = world;
    for (const from of names) {
      for (const to of names.filter((each) => each !== from)) {
        await giveRole(sql, target.memberId, ids[from] ?? "");
        const outcome = await outcomeOf(changeRole(ctx, actorOf(by), { memberId: target.memberId, role: nameOf(to) }));
        expect(outcome, `${from} to ${to}`).toBe(expected(by, from, to));
        expect(await roleNow(), `${from} to ${to}`).toBe(ids[outcome === "allowed" ? to : from]);
      }
    }
  },
  60_000,
);

test.each(names)(
  "%s: inviting as each role, and removing from each, is allowed as the sets say",
  async (by) => {
    const { sql, ctx } = world;
    for (const role of names) {
      await sql`delete from rate_limits`;
      await sql`delete from invitations`;
      const inviting = inviteMember(ctx, actorOf(by), { email: "guest@example.com", role: nameOf(role) });
      expect(await outcomeOf(inviting), `invite as ${role}`).toBe(expected(by, role));
      await giveRole(sql, target.memberId, ids[role] ?? "");
      const removing = removeMember(ctx, actorOf(by), { memberId: target.memberId, confirmation: "Target" });
      expect(await outcomeOf(removing), `remove from ${role}`).toBe(expected(by, role));
      await sql`insert into members (id, organisation_id, user_id, role_id)
      values (${target.memberId}, ${northwind.id}, ${target.userId}, 'rol_member') on conflict do nothing`;
    }
  },
  60_000,
);
