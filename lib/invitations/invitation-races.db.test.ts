import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { cast, castMemberId } from "@/db/seed";
import { changeRole } from "@/lib/members/change-role";
import { leaveOrganisation } from "@/lib/members/leave-organisation";
import { brokenInvariants, logOf, patiently } from "@/lib/testing/observe";
import {
  addAccount,
  invitee,
  joinTeam,
  memberActor,
  plantInvitation,
  rejoin,
  userActor,
} from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import type { MemberActor } from "@/lib/usecase/claims";
import type { Context } from "@/lib/usecase/context";
import { acceptInvitation } from "./accept-invitation";
import { declineInvitation } from "./decline-invitation";
import { inviteMember } from "./invite-member";
import { inviteSeveral } from "./invite-several";
import { resendInvitation } from "./resend-invitation";
import { revokeInvitation } from "./revoke-invitation";

const { olive, adam, northwind } = cast;

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.sql`update organisations set seat_limit = 500 where id = ${northwind.id}`;
});
afterEach(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
});
afterAll(() => world.close());

const statuses = (outcomes: PromiseSettledResult<unknown>[]) => outcomes.map(({ status }) => status).sort();
const stateOf = async (id: string) => {
  const [row] = await world.sql<{ state: string }[]>`select state from invitations where id = ${id}`;
  return row?.state;
};
/** Each comes first in turn, and now and then both start together. */
const inTurn = <Value>(round: number, acts: (() => Promise<Value>)[]) =>
  Promise.allSettled((round % 2 ? acts : acts.toReversed()).map((act) => act()));
const plant = async (email: string) => {
  const planted = await plantInvitation(world.sql, world.ctx, { email, by: olive, to: northwind });
  await world.sql`update invitations set sent_at = now() - interval '1 hour' where id = ${planted.id}`;
  return planted;
};

test("one invitation accepted by the mail, the copied link and the profile at once makes one membership (INV-01)", async () => {
  const { sql, ctx, other } = world;
  for (let round = 0; round < 10; round += 1) {
    const who = await addAccount(sql, "Three Ways", `three${round}@example.com`);
    const { id, mailed, copied } = await plant(who.email);
    const asWho = await userActor(sql, who);
    const outcomes = await Promise.allSettled([
      acceptInvitation(ctx, invitee(mailed, asWho), {}),
      acceptInvitation(other, invitee(copied, asWho), {}),
      acceptInvitation(ctx, invitee({ id }, asWho), {}),
    ]);
    expect(statuses(outcomes)).toEqual(["fulfilled", "rejected", "rejected"]);
    expect((await logOf(sql, northwind.id)).filter(({ target }) => target === id)).toHaveLength(1);
  }
});

/** Every way to take a seat for somebody who is not a member. */
const takings: Readonly<Record<string, (ctx: Context, actor: MemberActor, word: string) => Promise<unknown>>> = {
  "an invitation": (ctx, actor, word) => inviteMember(ctx, actor, { email: `one-${word}@example.com`, role: "member" }),
  "a paste": async (ctx, actor, word) => {
    const addresses = [`many-${word}@example.com`, `more-${word}@example.com`];
    const { rows } = await inviteSeveral(ctx, actor, { addresses, role: "member" });
    if (!rows.some(({ sent }) => sent)) throw new Error("no seat");
  },
  "an expired one sent again": async (ctx, actor, word) => {
    const { id } = await plant(`late-${word}@example.com`);
    await world.sql`update invitations set expires_at = now() - interval '1 second' where id = ${id}`;
    await resendInvitation(ctx, actor, { invitationId: id });
  },
  "a declined one sent again": async (ctx, actor, word) => {
    const { id } = await plant(`no-${word}@example.com`);
    await world.sql`update invitations set state = 'declined', state_changed_at = now() where id = ${id}`;
    await resendInvitation(ctx, actor, { invitationId: id });
  },
};

test("the last seat is reserved once, however it is asked for at the same moment (INV-02)", async () => {
  const { sql, ctx, other } = world;
  const actor = await memberActor(sql, olive, northwind);
  const ways = Object.values(takings);
  for (let round = 0; round < 8; round += 1) {
    await sql`delete from invitations where state = 'pending'`;
    await sql`update organisations set seat_limit = member_count + 1 where id = ${northwind.id}`;
    const outcomes = await Promise.allSettled(
      ways.map((_, index) => {
        const way = ways[(index + round) % ways.length];
        return way?.(index % 2 ? ctx : other, actor, `seat${round}`);
      }),
    );
    expect(
      outcomes.filter(({ status }) => status === "fulfilled"),
      `round ${round}`,
    ).toHaveLength(1);
    const [taken] = await sql<{ live: number }[]>`select count(*)::integer as live from invitations
      where organisation_id = ${northwind.id} and state = 'pending' and expires_at > now()`;
    expect(taken?.live, `round ${round}`).toBe(1);
  }
  await sql`update organisations set seat_limit = 500 where id = ${northwind.id}`;
  await sql`delete from rate_limits`;
});

test("an address has one live invitation, whichever ways to invite it meet (INV-07)", async () => {
  const { sql, ctx, other } = world;
  const actor = await memberActor(sql, olive, northwind);
  for (let round = 0; round < 10; round += 1) {
    const email = `again${round}@example.com`;
    const { id } = await plant(email);
    await (round % 2
      ? sql`update invitations set expires_at = now() where id = ${id}`
      : sql`update invitations set state = 'declined', state_changed_at = now() where id = ${id}`);
    const outcomes = await Promise.allSettled([
      patiently(() => inviteMember(ctx, actor, { email: email.toUpperCase(), role: "member" })),
      patiently(() => resendInvitation(other, actor, { invitationId: id })),
      patiently(() => inviteSeveral(ctx, actor, { addresses: [email], role: "member" })),
    ]);
    expect(outcomes.some(({ status }) => status === "fulfilled")).toBe(true);
    const rows = await sql`select 1 from invitations where email_canonical = ${email} and state = 'pending'`;
    expect(rows, `round ${round}`).toHaveLength(1);
    const mails = await sql`select 1 from graphile_worker._private_jobs where payload::text like '%"invitation"%'
      and payload::text like any (select '%' || i.id || '%' from invitations i where i.email_canonical = ${email})`;
    expect(mails, `round ${round}`).toHaveLength(1);
  }
});

test("an invitation that is revoked and declined at the same moment is one of the two (INV-06)", async () => {
  const { sql, ctx, other } = world;
  const actor = await memberActor(sql, olive, northwind);
  for (let round = 0; round < 20; round += 1) {
    const { id, mailed } = await plant(`torn${round}@example.com`);
    const outcomes = await inTurn<unknown>(round, [
      () => revokeInvitation(ctx, actor, { invitationId: id }),
      () => declineInvitation(other, invitee(mailed), {}),
    ]);
    expect(statuses(outcomes), `round ${round}`).toEqual(["fulfilled", "rejected"]);
    const [entry, ...more] = (await logOf(sql, northwind.id)).filter(({ target }) => target === id);
    expect([`invitation.${await stateOf(id)}`, more]).toEqual([entry?.action, []]);
  }
});

test("an invitation that is revoked and sent again at the same moment ends revoked (INV-06)", async () => {
  const { sql, ctx, other } = world;
  const actor = await memberActor(sql, olive, northwind);
  for (let round = 0; round < 20; round += 1) {
    const { id } = await plant(`gone${round}@example.com`);
    const outcomes = await inTurn<unknown>(round, [
      () => revokeInvitation(ctx, actor, { invitationId: id }),
      () => resendInvitation(other, actor, { invitationId: id }),
    ]);
    expect(await stateOf(id), `round ${round}`).toBe("revoked");
    for (const each of outcomes) {
      if (each.status === "rejected") expect(each.reason).toMatchObject({ code: "conflict", reason: "revoked" });
    }
  }
});

/** Ways in which an inviter loses the right to grant, besides being removed. */
const losses: Readonly<Record<string, (ctx: Context) => Promise<unknown>>> = {
  leaves: async (ctx) => leaveOrganisation(ctx, await memberActor(world.sql, adam, northwind), {}),
  "is demoted": async (ctx) =>
    changeRole(ctx, await memberActor(world.sql, olive, northwind), {
      memberId: castMemberId(adam, northwind),
      role: "developer",
    }),
};

test.each(Object.keys(losses))(
  "an acceptance while the inviter %s makes a member or none, never half of it",
  async (how) => {
    const { sql, ctx, other } = world;
    for (let round = 0; round < 15; round += 1) {
      await rejoin(sql, adam, northwind, "administrator");
      const who = await addAccount(sql, "Guest", `${how.replace(" ", "-")}${round}@example.com`);
      const { id, mailed } = await plantInvitation(sql, ctx, { email: who.email, by: adam, to: northwind });
      const asWho = await userActor(sql, who);
      await inTurn<unknown>(round, [
        () => acceptInvitation(other, invitee(mailed, asWho), {}),
        async () => losses[how]?.(ctx),
      ]);
      const members =
        await sql`select 1 from members where organisation_id = ${northwind.id} and user_id = ${who.userId}`;
      const state = await stateOf(id);
      expect(["accepted", "revoked"]).toContain(state);
      expect(members, `round ${round}`).toHaveLength(state === "accepted" ? 1 : 0);
    }
    await rejoin(sql, adam, northwind, "administrator");
  },
);

test("a member who joined by another way meanwhile keeps the role that they have", async () => {
  const { sql, ctx, other } = world;
  const who = await addAccount(sql, "Already In", "already@example.com");
  const { mailed } = await plant(who.email);
  await joinTeam(sql, who, northwind, "developer");
  const asWho = await userActor(sql, who);
  await Promise.allSettled([ctx, other].map((each) => acceptInvitation(each, invitee(mailed, asWho), {})));
  const [row] =
    await sql`select role_id from members where organisation_id = ${northwind.id} and user_id = ${who.userId}`;
  expect(row).toEqual({ role_id: "rol_developer" });
});
