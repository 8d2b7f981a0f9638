import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cast } from "@/db/seed";
import { deleteAccount } from "@/lib/accounts/delete-account";
import { hashPassword } from "@/lib/accounts/hash-queue";
import { archiveUser } from "@/lib/admin/archive-user";
import { acceptOwnership } from "@/lib/ownership/accept-ownership";
import { brokenInvariants } from "@/lib/testing/observe";
import { type Admin, addAdmin } from "@/lib/testing/platform-admin";
import { addAccount, joinTeam, memberActor, type Person, userActor } from "@/lib/testing/test-context";
import { castPassword, openWorld, type World } from "@/lib/testing/world";
import type { Context } from "@/lib/usecase/context";
import { changeRole } from "./change-role";
import { endDueMemberships } from "./end-due-memberships";
import { leaveOrganisation } from "./leave-organisation";
import { removeMember } from "./remove-member";

const { otto, southbank } = cast;

/**
 * Every file that removes memberships or writes to them, and what keeps an owner there (INV-03). One that is not listed
 * fails: say what guards it, and if it can take an owner away, add it to `ways` below.
 */
const writers: Readonly<Record<string, string>> = {
  "lib/members/end-membership.ts":
    "the one deletion of a membership of a living organisation; its callers are listed here",
  "lib/members/apply-removal.ts": "refuses the last owner; its callers are listed here",
  "lib/members/apply-role-change.ts": "refuses the last owner; its callers are listed here",
  "lib/reports/subscribe-to-report.ts": "writes who wants the report, nothing else",
  "lib/members/remove-member.ts": "way: remove the other",
  "lib/members/leave-organisation.ts": "way: leave",
  "lib/members/change-role.ts": "ways: demote themselves, demote the other",
  "lib/accounts/delete-account.ts": "way: delete the account",
  "lib/admin/archive-user.ts": "way: be archived",
  "lib/members/end-due-memberships.ts": "way: reach an end date; leaves owners alone",
  "lib/ownership/accept-ownership.ts": "way: hand over",
  "lib/members/set-end-date.ts": "writes the end date alone, and never an owner's",
  "lib/dashboard/put-away-welcome.ts": "writes what the actor does not want to read again, nothing else",
  "lib/members/put-owner-nudge-away.ts": "writes what the actor does not want to read again, nothing else",
  "lib/go-live/set-go-live-grant.ts": "writes who decides about going live, nothing else",
  "lib/members/announce-end-dates.ts": "writes when an end was announced, nothing else",
  "lib/organisations/purge-organisations.ts":
    "of an organisation that was deleted thirty days ago, where nobody owns anything",
  "lib/reports/lower-in-review.ts": "way: demote the other, by the same function",
  "lib/reports/remove-in-review.ts": "way: remove the other, by the same function",
  "lib/service-cases/set-case-mails.ts": "writes who wants mails about cases, nothing else",
  "lib/sessions/open-organisation.ts": "writes when somebody last signed in, nothing else",
};

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((each) => {
    const path = join(folder, each.name);
    if (each.isDirectory()) return each.name === "testing" ? [] : sources(path);
    return /\.tsx?$/.test(each.name) && !/\.(?:test|fixture)\.tsx?$/.test(each.name) ? [path] : [];
  });
}

const touches =
  /\.(?:update|delete)\(members\)|\b(?:endMembership|applyRemoval|applyRoleChange)\(|(?:update|delete from)\s+(?:public\.)?members\b/i;

test("every file that writes to memberships is known, with what keeps an owner there", () => {
  const found = [...sources("lib"), ...sources("app")].filter((path) => touches.test(readFileSync(path, "utf8")));
  expect(found.toSorted()).toEqual(Object.keys(writers).toSorted());
});

let world: World;
let admin: Admin;
let hash: string;
beforeAll(async () => {
  world = await openWorld({ connections: 6 });
  admin = await addAdmin(world.sql, "Priya Nair");
  hash = await hashPassword(castPassword);
  await world.sql`update organisations set seat_limit = 500 where kind = 'team'`;
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

interface Owner {
  readonly person: Person;
  readonly memberId: string;
}

let count = 0;
async function addOwner(): Promise<Owner> {
  count += 1;
  const person = await addAccount(world.sql, `Owner ${count}`, `owner${count}@example.com`, hash);
  return { person, memberId: await joinTeam(world.sql, person, southbank, "owner") };
}

type Way = (ctx: Context, me: Owner, them: Owner) => Promise<() => Promise<unknown>>;
const as = ({ person }: Owner) => memberActor(world.sql, person, southbank);

/** Every way in which an organisation can lose an owner. Each gets ready first and acts when told. */
const ways: Readonly<Record<string, Way>> = {
  "demote themselves": async (ctx, me) => {
    const actor = await as(me);
    return () => changeRole(ctx, actor, { memberId: me.memberId, role: "administrator" });
  },
  "demote the other": async (ctx, me, them) => {
    const actor = await as(me);
    return () => changeRole(ctx, actor, { memberId: them.memberId, role: "administrator" });
  },
  "remove the other": async (ctx, me, them) => {
    const actor = await as(me);
    return () => removeMember(ctx, actor, { memberId: them.memberId, confirmation: them.person.name });
  },
  leave: async (ctx, me) => {
    const actor = await as(me);
    return () => leaveOrganisation(ctx, actor, {});
  },
  "delete the account": async (ctx, me) => {
    const actor = await userActor(world.sql, me.person);
    return () => deleteAccount(ctx, actor, { email: me.person.email, password: castPassword });
  },
  "be archived": async (ctx, me) => () => archiveUser(ctx, admin.actor, { personId: me.person.userId }),
  "reach an end date": async (ctx, me) => async () => {
    // No command gives an owner one; should a row have it all the same, it ends nobody.
    await world.sql`update members set ends_at = now() - interval '1 minute' where id = ${me.memberId}`;
    await endDueMemberships(ctx);
    await world.sql`update members set ends_at = null where id = ${me.memberId}`;
  },
  "hand over": async (ctx, me) => {
    const { sql } = world;
    const taker = await addAccount(sql, `Taker ${count}`, `taker${count}-${me.memberId}@example.com`);
    await joinTeam(sql, taker, southbank, "developer");
    const offerId = ctx.ids.create("own");
    await sql`delete from ownership_transfers`;
    await sql`insert into ownership_transfers (id, organisation_id, offered_by, offered_to)
      values (${offerId}, ${southbank.id}, ${me.person.userId}, ${taker.userId})`;
    const actor = await memberActor(sql, taker, southbank);
    return () => acceptOwnership(ctx, actor, { offerId });
  },
};

/** What whoever comes second may hear: the last owner stays, or they or their target are gone or no longer what they were. */
const heard =
  /^(?:conflict: (?:last_owner|no_longer_owner|same_role|yourself)|not_found|forbidden: \w+|verification_required: sign_in)$/;

const fresh = ["delete the account", "be archived", "reach an end date", "hand over"];
const names = Object.keys(ways);
/** The pairs of the older ways stand in change-role-races; here is every pair with one of the others. */
const pairs = names.flatMap((one, index) =>
  names
    .slice(index)
    .filter((another) => fresh.includes(one) || fresh.includes(another))
    .map((another) => [one, another] as const),
);

describe("while one of two owners may", () => {
  test.each(pairs)(
    "%s, and the other may %s, an owner remains, 6 times out of 6 (INV-03)",
    async (one, another) => {
      const { sql, ctx, other } = world;
      for (let round = 0; round < 6; round += 1) {
        const [first, second] = [await addOwner(), await addOwner()];
        await sql`update members set role_id = 'rol_developer' where organisation_id = ${southbank.id}
        and user_id not in (${first.person.userId}, ${second.person.userId})`;
        const acts = [await ways[one]?.(ctx, first, second), await ways[another]?.(other, second, first)];
        // Only one offer can stand: of two who hand over, the first one's row was replaced by the second's.
        if (round % 2) acts.reverse();
        const outcomes = await Promise.allSettled(acts.map((act) => act?.()));
        const owners =
          await sql`select 1 from members where organisation_id = ${southbank.id} and role_id = 'rol_owner'`;
        expect(owners.length, `${one} / ${another}, round ${round}`).toBeGreaterThan(0);
        for (const each of outcomes)
          if (each.status === "rejected") expect(each.reason.message, `${one} / ${another}`).toMatch(heard);
        expect(await brokenInvariants(sql)).toEqual({});
        await joinTeam(sql, otto, southbank, "owner");
        await sql`delete from ownership_transfers`;
        await sql`delete from members where organisation_id = ${southbank.id} and user_id <> ${otto.userId}`;
      }
    },
    60_000,
  );
});
