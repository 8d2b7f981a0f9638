import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { cast, castMemberId } from "@/db/seed";
import { removeMember } from "@/lib/members/remove-member";
import { brokenInvariants, logOf, patiently, refusalOf, untilSomebodyWaits } from "@/lib/testing/observe";
import { addAccount, invitee, memberActor, plantInvitation, rejoin, userActor } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import { acceptInvitation } from "./accept-invitation";
import { declineInvitation } from "./decline-invitation";
import { revokeInvitation } from "./revoke-invitation";

const { olive, vera, northwind } = cast;

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterEach(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
});
afterAll(() => world.close());

const membersOf = (userId: string) =>
  world.sql`select id from members where organisation_id = ${northwind.id} and user_id = ${userId}`;

const sum = (outcomes: PromiseSettledResult<unknown>[]) => {
  const refusals = outcomes.filter((each) => each.status === "rejected").map(({ reason }) => `${reason.message}`);
  return Object.fromEntries(
    [...new Set(refusals)].map((each) => [each, refusals.filter((one) => one === each).length]),
  );
};

/** Invited people, each with a live session. */
async function guests(word: string, count: number) {
  const { sql, ctx } = world;
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const email = `${word}${index}@example.com`;
      const person = await addAccount(sql, `${word} ${index}`, email);
      const { mailed } = await plantInvitation(sql, ctx, { email, by: olive, to: northwind });
      return invitee(mailed, await userActor(sql, person));
    }),
  );
}

test("one link accepted a hundred times at once on two servers makes one membership", async () => {
  const { sql, ctx, other } = world;
  const who = await addAccount(sql, "Hundred", "hundred@example.com");
  const { id, mailed } = await plantInvitation(sql, ctx, { email: "hundred@example.com", by: olive, to: northwind });
  const actor = invitee(mailed, await userActor(sql, who));
  const outcomes = await Promise.allSettled(
    Array.from({ length: 100 }, (_, index) => patiently(() => acceptInvitation(index % 2 ? ctx : other, actor, {}))),
  );
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(sum(outcomes)).toEqual({ "expired: accepted": 99 });
  expect(await membersOf(who.userId)).toHaveLength(1);
  expect((await logOf(sql, northwind.id)).filter(({ target }) => target === id)).toHaveLength(1);
});

test("sixty people who accept at once after the limit was lowered to 25 fill it exactly", async () => {
  const { sql, ctx, other } = world;
  await sql`update organisations set seat_limit = 101 where id = ${northwind.id}`;
  const actors = await guests("crowd", 60);
  await sql`update organisations set seat_limit = 25 where id = ${northwind.id}`;
  const outcomes = await Promise.allSettled(
    actors.map((actor, index) => patiently(() => acceptInvitation(index % 2 ? ctx : other, actor, {}))),
  );
  const [row] = await sql`select member_count from organisations where id = ${northwind.id}`;
  expect(row).toEqual({ member_count: 25 });
  const joined = outcomes.filter(({ status }) => status === "fulfilled").length;
  expect(sum(outcomes)).toEqual({ "conflict: no_seat_left": 60 - joined });
});

test("a limit that moves and members who leave meanwhile never let more in than there are seats", async () => {
  const { sql, ctx, other } = world;
  await sql`delete from members where organisation_id = ${northwind.id} and user_id in (select id from users where name like 'crowd%')`;
  await sql`update organisations set seat_limit = 20 where id = ${northwind.id}`;
  const actors = await guests("tide", 40);
  const asOlive = await memberActor(sql, olive, northwind);
  const seen: boolean[] = [];
  const tide = (async () => {
    for (let turn = 0; turn < 20; turn += 1) {
      // As a plan change will do it: under the organisation's lock, never below what is taken.
      const [row] = await sql<{ fits: boolean }[]>`
        update organisations set seat_limit = greatest(member_count, ${turn % 2 ? 12 : 20}) where id = ${northwind.id}
        returning member_count <= seat_limit as fits`;
      seen.push(row?.fits ?? false);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  })();
  const leaving = (async () => {
    for (let turn = 0; turn < 8; turn += 1) {
      const [one] = await sql<{ id: string; name: string }[]>`
        select m.id, u.name from members m join users u on u.id = m.user_id
        where m.organisation_id = ${northwind.id} and u.name like 'tide%' limit 1`;
      if (one) await removeMember(ctx, asOlive, { memberId: one.id, confirmation: one.name });
    }
  })();
  await Promise.all([
    tide,
    leaving,
    Promise.allSettled(
      actors.map((actor, index) => patiently(() => acceptInvitation(index % 2 ? ctx : other, actor, {}))),
    ),
  ]);
  expect(seen).not.toContain(false);
  await sql`update organisations set seat_limit = 101 where id = ${northwind.id}`;
});

test("an invitation revoked and accepted at the same moment is one or the other, 100 rounds out of 100", async () => {
  const { sql, ctx, other } = world;
  const who = await addAccount(sql, "Either Or", "either@example.com");
  const [asWho, asOlive] = [await userActor(sql, who), await memberActor(sql, olive, northwind)];
  const won = { accepted: 0, revoked: 0 };
  for (let round = 0; round < 100; round += 1) {
    const { id, copied } = await plantInvitation(sql, ctx, { email: who.email, by: olive, to: northwind });
    const accepting = () => acceptInvitation(other, invitee(copied, asWho), {});
    const revoking = () => revokeInvitation(ctx, asOlive, { invitationId: id });
    // Accepting has one look-up more before it reaches the lock, so every other round gives it a start of some milliseconds.
    const start = () => new Promise((resolve) => setTimeout(resolve, round % 2 ? round / 5 : 0));
    const outcomes = await Promise.allSettled([accepting(), start().then(revoking)]);
    expect(outcomes.map(({ status }) => status).sort(), `round ${round}`).toEqual(["fulfilled", "rejected"]);
    const [row] = await sql<{ state: "accepted" | "revoked" }[]>`select state from invitations where id = ${id}`;
    expect(await membersOf(who.userId), `round ${round}`).toHaveLength(row?.state === "accepted" ? 1 : 0);
    if (row) won[row.state] += 1;
    await sql`delete from members where user_id = ${who.userId} and organisation_id = ${northwind.id}`;
  }
  expect(won.accepted + won.revoked).toBe(100);
}, 60_000);

test("an invitation accepted and declined at the same moment is one or the other", async () => {
  const { ctx, other } = world;
  for (const [index, actor] of (await guests("torn", 15)).entries()) {
    const acts = [() => acceptInvitation(ctx, actor, {}), () => declineInvitation(other, actor, {})];
    const outcomes = await Promise.allSettled((index % 2 ? acts : acts.reverse()).map((act) => act()));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  }
});

test("an address that changes while its invitation is being accepted is judged as it is at the commit", async () => {
  const { sql, ctx } = world;
  const who = await addAccount(sql, "Moving", "moving@example.com");
  const { mailed } = await plantInvitation(sql, ctx, { email: who.email, by: olive, to: northwind });
  const actor = invitee(mailed, await userActor(sql, who));
  let accepting: Promise<unknown> = Promise.resolve();
  await sql.begin(async (tx) => {
    await tx`update users set email_canonical = 'moved@example.com' where id = ${who.userId}`;
    accepting = refusalOf(acceptInvitation(ctx, actor, {}));
    await untilSomebodyWaits(sql);
  });
  expect(await accepting).toMatchObject({ code: "forbidden", reason: "wrong_account" });
  expect(await membersOf(who.userId)).toHaveLength(0);
});

test("a removal and an acceptance of the removed person's own invitation leave no member without a sender", async () => {
  const { sql, ctx, other } = world;
  for (let round = 0; round < 15; round += 1) {
    await rejoin(sql, vera, northwind, "administrator");
    const who = await addAccount(sql, "Chain", `chain${round}@example.com`);
    const { id, mailed } = await plantInvitation(sql, ctx, { email: who.email, by: vera, to: northwind });
    const removing = { memberId: castMemberId(vera, northwind), confirmation: vera.name };
    const [asWho, asOlive] = [await userActor(sql, who), await memberActor(sql, olive, northwind)];
    await Promise.allSettled([
      acceptInvitation(other, invitee(mailed, asWho), {}),
      removeMember(ctx, asOlive, removing),
    ]);
    const [row] = await sql<{ state: string }[]>`select state from invitations where id = ${id}`;
    expect(await membersOf(who.userId)).toHaveLength(row?.state === "accepted" ? 1 : 0);
    expect(["accepted", "revoked"]).toContain(row?.state);
  }
});
