import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cast, castMemberId } from "@/db/seed";
import { changeRole } from "@/lib/members/change-role";
import { leaveOrganisation } from "@/lib/members/leave-organisation";
import { removeMember } from "@/lib/members/remove-member";
import { brokenInvariants, logOf, queued, refusalOf, refusesUnwritten } from "@/lib/testing/observe";
import { memberActor, rejoin } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import { acceptOwnership } from "./accept-ownership";
import { cancelOwnershipOffer } from "./cancel-ownership-offer";
import { declineOwnership } from "./decline-ownership";
import { getMyOffer } from "./get-my-offer";
import { getOwnership } from "./get-ownership";
import { ownershipNewsMail, ownershipOfferedMail } from "./mails";
import { offerOwnership } from "./offer-ownership";

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
  await sql`delete from ownership_transfers`;
  await rejoin(sql, olive, northwind, "owner");
  await rejoin(sql, adam, northwind, "administrator");
  await rejoin(sql, mia, northwind, "technician");
});

const as = (who: typeof adam) => memberActor(world.sql, who, northwind);

async function offerTo(who: typeof adam) {
  await offerOwnership(world.ctx, await as(olive), { memberId: idOf(who) });
  const [row] = await world.sql<{ id: string }[]>`select id from ownership_transfers where state = 'pending'`;
  return { offerId: row?.id ?? "" };
}

async function rolesNow() {
  const rows = await world.sql<{ user_id: string; role_id: string }[]>`
    select user_id, role_id from members where organisation_id = ${northwind.id}`;
  return Object.fromEntries(rows.map(({ user_id: user, role_id: role }) => [user, role]));
}

async function owners() {
  return Object.entries(await rolesNow()).flatMap(([user, role]) => (role === "rol_owner" ? [user] : []));
}

describe("handing over ownership", () => {
  test("changes nothing until the member accepts, and then both roles at once; both are mailed", async () => {
    const { sql, ctx } = world;
    const before = await rolesNow();
    const offer = await offerTo(mia);
    expect(await rolesNow()).toEqual(before);
    expect(await queued(sql, ownershipOfferedMail)).toHaveLength(1);
    await acceptOwnership(ctx, await as(mia), offer);
    expect(await rolesNow()).toMatchObject({ [mia.userId]: "rol_owner", [olive.userId]: "rol_administrator" });
    const told = await queued(sql, ownershipNewsMail);
    const accepted = told.filter((ids) => ids.state === "accepted");
    expect(accepted.map((ids) => ids.userId).toSorted()).toEqual([olive.userId, mia.userId].toSorted());
    const actions = (await logOf(sql, northwind.id)).slice(0, 4).map(({ action }) => action);
    expect(actions).toEqual(["member.role_changed", "member.role_changed", "ownership.accepted", "ownership.offered"]);
  });

  test("takes an end date off whoever becomes owner", async () => {
    const offer = await offerTo(mia);
    await world.sql`update members set ends_at = now() + interval '3 days', end_announced_at = now() where id = ${idOf(mia)}`;
    await acceptOwnership(world.ctx, await as(mia), offer);
    const [row] = await world.sql`select ends_at, end_announced_at from members where id = ${idOf(mia)}`;
    expect(row).toEqual({ ends_at: null, end_announced_at: null });
  });

  test("is only for the member who was asked, and only for owners to offer and to take back", async () => {
    const { sql, ctx } = world;
    const offer = await offerTo(mia);
    for (const answer of [acceptOwnership, declineOwnership]) {
      const asAdam = await as(adam);
      expect(await refusesUnwritten(sql, () => answer(ctx, asAdam, offer))).toMatchObject({ code: "not_found" });
    }
    const asAdam = await as(adam);
    expect(await refusesUnwritten(sql, () => cancelOwnershipOffer(ctx, asAdam, offer))).toMatchObject({
      code: "forbidden",
    });
    const foreign = await memberActor(sql, otto, southbank);
    expect(await refusalOf(cancelOwnershipOffer(ctx, foreign, offer))).toMatchObject({ code: "not_found" });
    expect(await getMyOffer(ctx, asAdam, {})).toBeNull();
    expect(await getMyOffer(ctx, await as(mia), {})).toMatchObject({ giverName: olive.name });
  });

  test("is refused to oneself, to an owner, a second time, and to a member of another organisation", async () => {
    const { sql, ctx } = world;
    const asOlive = await as(olive);
    const offering = (memberId: string) => refusesUnwritten(sql, () => offerOwnership(ctx, asOlive, { memberId }));
    expect(await offering(idOf(olive))).toMatchObject({ reason: "yourself" });
    expect(await offering(castMemberId(otto, southbank))).toMatchObject({ code: "not_found" });
    await rejoin(sql, adam, northwind, "owner");
    expect(await offering(idOf(adam))).toMatchObject({ reason: "already_owner" });
    await offerTo(mia);
    expect(await offering(idOf(mia))).toMatchObject({ reason: "already_offered" });
  });

  test("asks both for a fresh proof (SU-01)", async () => {
    const { sql, ctx } = world;
    const offer = await offerTo(mia);
    const stale = async (who: typeof adam) => {
      const actor = await as(who);
      await sql`update sessions set auth_at = now() - interval '11 minutes' where id = ${actor.sessionId}`;
      return actor;
    };
    const [asMia, asOlive] = [await stale(mia), await stale(olive)];
    expect(await refusesUnwritten(sql, () => acceptOwnership(ctx, asMia, offer))).toMatchObject({ reason: "step_up" });
    expect(await refusesUnwritten(sql, () => offerOwnership(ctx, asOlive, { memberId: idOf(adam) }))).toMatchObject({
      reason: "step_up",
    });
  });

  test("does not exist in a private account", async () => {
    const { sql, ctx } = world;
    const [row] = await sql<
      { id: string }[]
    >`select o.id from organisations o join members m on m.organisation_id = o.id
      where o.kind = 'personal' and m.user_id = ${olive.userId}`;
    const actor = await memberActor(sql, olive, { id: row?.id ?? "" });
    expect(await refusalOf(offerOwnership(ctx, actor, { memberId: idOf(mia) }))).toMatchObject({ code: "not_found" });
    expect(await refusalOf(getOwnership(ctx, actor, {}))).toMatchObject({ code: "not_found" });
  });

  test("can be declined and taken back, after which it cannot be accepted", async () => {
    const { ctx } = world;
    const declined = await offerTo(mia);
    await declineOwnership(ctx, await as(mia), declined);
    expect(await refusalOf(acceptOwnership(ctx, await as(mia), declined))).toMatchObject({ code: "not_found" });
    const taken = await offerTo(mia);
    await cancelOwnershipOffer(ctx, await as(olive), taken);
    expect(await refusalOf(acceptOwnership(ctx, await as(mia), taken))).toMatchObject({ code: "not_found" });
    expect(await owners()).toEqual([olive.userId]);
  });

  test("is refused when whoever offered is no owner any more", async () => {
    const { sql, ctx } = world;
    const offer = await offerTo(mia);
    await rejoin(sql, adam, northwind, "owner");
    await changeRole(ctx, await as(adam), { memberId: idOf(olive), role: "administrator" });
    const asMia = await as(mia);
    expect(await refusesUnwritten(sql, () => acceptOwnership(ctx, asMia, offer))).toMatchObject({
      reason: "no_longer_owner",
    });
    expect(await owners()).toEqual([adam.userId]);
    await rejoin(sql, olive, northwind, "owner");
  });

  test("ends when one of the two leaves, and the log says so", async () => {
    const { sql, ctx } = world;
    await offerTo(mia);
    await leaveOrganisation(ctx, await as(mia), {});
    expect(await sql`select 1 from ownership_transfers`).toHaveLength(0);
    expect((await logOf(sql, northwind.id)).slice(0, 2).map(({ action }) => action)).toContain("ownership.cancelled");
  });

  test("finds members by part of a name, never an owner, and takes typed signs for signs", async () => {
    const { ctx } = world;
    const found = async (search: string) => (await getOwnership(ctx, await as(olive), { search })).candidates;
    expect((await found(mia.name.slice(0, 3).toUpperCase())).map(({ id }) => id)).toContain(idOf(mia));
    expect((await found(olive.name)).map(({ id }) => id)).not.toContain(idOf(olive));
    expect(await found("%")).toEqual([]);
  });
});

describe("at the same moment", () => {
  const rounds = 20;

  test("accepting and being removed leave one owner, and never one who is not a member (INV-04)", async () => {
    const { sql, ctx, other } = world;
    for (let round = 0; round < rounds; round += 1) {
      await sql`delete from ownership_transfers`;
      await rejoin(sql, olive, northwind, "owner");
      await rejoin(sql, mia, northwind, "technician");
      const offer = await offerTo(mia);
      const [asMia, asAdam] = [await as(mia), await as(adam)];
      const acts = [
        () => acceptOwnership(ctx, asMia, offer),
        () => removeMember(other, asAdam, { memberId: idOf(mia), confirmation: mia.name }),
      ];
      if (round % 2) acts.reverse();
      const outcomes = await Promise.allSettled(acts.map((act) => act()));
      const left = await owners();
      expect(left, `round ${round}`).toHaveLength(1);
      // Whoever came second is refused: an owner is out of an administrator's reach, a removed member is nobody.
      expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      const accepted = left[0] === mia.userId;
      expect((await rolesNow())[olive.userId]).toBe(accepted ? "rol_administrator" : "rol_owner");
      expect((await rolesNow())[mia.userId]).toBe(accepted ? "rol_owner" : undefined);
    }
  });

  test("two offers to two members leave one", async () => {
    const { sql, ctx, other } = world;
    for (let round = 0; round < rounds; round += 1) {
      await sql`delete from ownership_transfers`;
      const [one, two] = [await as(olive), await as(olive)];
      const outcomes = await Promise.allSettled([
        offerOwnership(ctx, one, { memberId: idOf(mia) }),
        offerOwnership(other, two, { memberId: idOf(adam) }),
      ]);
      expect(await sql`select 1 from ownership_transfers`).toHaveLength(1);
      const refused = outcomes.filter((each) => each.status === "rejected");
      expect(refused.map((each) => each.reason.reason)).toEqual(["already_offered"]);
    }
  });

  test("of taking back and accepting one happens", async () => {
    const { sql, ctx, other } = world;
    for (let round = 0; round < rounds; round += 1) {
      await sql`delete from ownership_transfers`;
      await rejoin(sql, olive, northwind, "owner");
      await rejoin(sql, mia, northwind, "technician");
      const offer = await offerTo(mia);
      const [asMia, asOlive] = [await as(mia), await as(olive)];
      const acts = [() => acceptOwnership(ctx, asMia, offer), () => cancelOwnershipOffer(other, asOlive, offer)];
      if (round % 2) acts.reverse();
      const outcomes = await Promise.allSettled(acts.map((act) => act()));
      expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      const [row] = await sql<{ state: string }[]>`select state from ownership_transfers`;
      expect(await owners()).toEqual([row?.state === "accepted" ? mia.userId : olive.userId]);
    }
  });

  test("a double click on Accept moves ownership once", async () => {
    const { ctx, other } = world;
    const offer = await offerTo(mia);
    const asMia = await as(mia);
    const outcomes = await Promise.allSettled([ctx, other, ctx].map((each) => acceptOwnership(each, asMia, offer)));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await owners()).toEqual([mia.userId]);
  });
});
