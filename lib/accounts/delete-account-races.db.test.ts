import { afterAll, beforeAll, expect, test } from "vitest";
import { cast } from "@/db/seed";
import { inviteMember } from "@/lib/invitations/invite-member";
import { changeRole } from "@/lib/members/change-role";
import { leaveOrganisation } from "@/lib/members/leave-organisation";
import { removeMember } from "@/lib/members/remove-member";
import { brokenInvariants } from "@/lib/testing/observe";
import { addAccount, joinTeam, memberActor, type Person } from "@/lib/testing/test-context";
import { castPassword, openWorld, type World } from "@/lib/testing/world";
import type { MemberActor } from "@/lib/usecase/claims";
import type { Context } from "@/lib/usecase/context";
import { deleteAccount } from "./delete-account";
import { hashPassword } from "./hash-queue";

const { otto, southbank } = cast;

let world: World;
let hash: string;
beforeAll(async () => {
  world = await openWorld({ connections: 4 });
  hash = await hashPassword(castPassword);
  await world.sql`update organisations set seat_limit = 200 where kind = 'team'`;
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

interface Owner {
  readonly person: Person;
  readonly memberId: string;
  readonly actor: MemberActor;
}

let count = 0;
async function addOwner(): Promise<Owner> {
  count += 1;
  const { sql } = world;
  const person = await addAccount(sql, `Owner ${count}`, `owner${count}@example.com`, hash);
  const memberId = await joinTeam(sql, person, southbank, "owner");
  return { person, memberId, actor: await memberActor(sql, person, southbank) };
}

const erase = (ctx: Context, { actor, person }: Owner) => {
  const { userId, sessionId } = actor;
  return deleteAccount(ctx, { kind: "user", userId, sessionId }, { email: person.email, password: castPassword });
};

/** The other ways in which an organisation loses an owner; what two who both delete do, stands in another file. */
const ways: Readonly<Record<string, (ctx: Context, me: Owner, them: Owner) => Promise<unknown>>> = {
  "demote themselves": (ctx, { actor, memberId }) => changeRole(ctx, actor, { memberId, role: "administrator" }),
  "demote the other": (ctx, { actor }, { memberId }) => changeRole(ctx, actor, { memberId, role: "administrator" }),
  "remove the other": (ctx, { actor }, { memberId, person }) =>
    removeMember(ctx, actor, { memberId, confirmation: person.name }),
  leave: (ctx, { actor }) => leaveOrganisation(ctx, actor, {}),
};

const heard = ["conflict: last_owner", "not_found", "forbidden: outranked"];

test.each(Object.keys(ways))(
  "one of two owners may delete their account while the other may %s: an owner remains, 12 times out of 12 (INV-03)",
  async (way) => {
    const { sql, ctx, other } = world;
    for (let round = 0; round < 12; round += 1) {
      const [leaver, stayer] = [await addOwner(), await addOwner()];
      await sql`update members set role_id = 'rol_developer' where organisation_id = ${southbank.id}
        and user_id not in (${leaver.person.userId}, ${stayer.person.userId})`;
      const deleting = erase(ctx, leaver);
      // The password takes its time first, so that the other comes before, meanwhile and after.
      await new Promise((resolve) => setTimeout(resolve, round * 4));
      const outcomes = await Promise.allSettled([deleting, ways[way]?.(other, stayer, leaver)]);
      const owners = await sql`select 1 from members where organisation_id = ${southbank.id} and role_id = 'rol_owner'`;
      expect(owners.length, `${way}, round ${round}`).toBeGreaterThan(0);
      for (const each of outcomes) {
        if (each.status === "rejected") expect(heard, `${way}, round ${round}`).toContain(each.reason.message);
      }
      expect(await brokenInvariants(sql)).toEqual({});
      await joinTeam(sql, otto, southbank, "owner");
      await sql`delete from members where organisation_id = ${southbank.id} and user_id in (${leaver.person.userId}, ${stayer.person.userId})`;
    }
  },
  60_000,
);

test("an act of somebody whose account is being deleted comes before the deletion or not at all, 15 times (INV-05)", async () => {
  const { sql, ctx, other } = world;
  for (let round = 0; round < 15; round += 1) {
    const owner = await addOwner();
    const email = `guest${round}@example.com`;
    const deleting = erase(ctx, owner);
    await new Promise((resolve) => setTimeout(resolve, round * 4));
    const [deleted, invited] = await Promise.allSettled([
      deleting,
      inviteMember(other, owner.actor, { email, role: "member" }),
    ]);
    expect(deleted.status, `round ${round}`).toBe("fulfilled");
    const [row] = await sql<{ state: string }[]>`select state from invitations where email_canonical = ${email}`;
    // What they sent before is revoked with them.
    expect(row?.state).toBe(invited.status === "fulfilled" ? "revoked" : undefined);
  }
}, 60_000);
