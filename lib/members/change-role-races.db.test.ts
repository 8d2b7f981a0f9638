import { afterAll, beforeAll, expect, test } from "vitest";
import { cast, castMemberId } from "@/db/seed";
import { inviteMember } from "@/lib/invitations/invite-member";
import { Refusal } from "@/lib/kernel/refusal";
import { brokenInvariants, logOf, refusalOf, untilSomebodyWaits } from "@/lib/testing/observe";
import { joinTeam, memberActor, rejoin } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import type { MemberActor } from "@/lib/usecase/claims";
import type { Context } from "@/lib/usecase/context";
import { changeRole } from "./change-role";
import { leaveOrganisation } from "./leave-organisation";
import { removeMember } from "./remove-member";

const { olive, adam, mia, vera, northwind } = cast;
const idOf = (who: typeof adam) => castMemberId(who, northwind);

let world: World;
beforeAll(async () => {
  world = await openWorld({ connections: 4 });
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

interface Owner {
  readonly who: typeof adam;
  readonly actor: MemberActor;
}
type Way = (ctx: Context, me: Owner, them: Owner) => Promise<unknown>;

/** Every way in which an organisation can lose an owner today. */
const ways: Readonly<Record<string, Way>> = {
  "demote themselves": (ctx, { who, actor }) => changeRole(ctx, actor, { memberId: idOf(who), role: "administrator" }),
  "demote the other": (ctx, me, them) => changeRole(ctx, me.actor, { memberId: idOf(them.who), role: "administrator" }),
  "remove the other": (ctx, me, them) =>
    removeMember(ctx, me.actor, { memberId: idOf(them.who), confirmation: them.who.name }),
  leave: (ctx, { actor }) => leaveOrganisation(ctx, actor, {}),
};
const names = Object.keys(ways);
const pairs = names.flatMap((one, index) => names.slice(index).map((another) => [one, another] as const));

/** What whoever comes second may hear: the last owner stays, or they have lost what it takes. */
const heard = [
  "conflict: last_owner",
  "not_found",
  "forbidden: outranked",
  "forbidden: own_role",
  "conflict: same_role",
];

test.each(pairs)(
  "one of two owners may %s while the other may %s: an owner remains, 20 times out of 20",
  async (one, another) => {
    const { sql, ctx, other } = world;
    const owners: Owner[] = [];
    for (const who of [olive, adam]) {
      await rejoin(sql, who, northwind, "owner");
      owners.push({ who, actor: await memberActor(sql, who, northwind) });
    }
    const [first, second] = owners as [Owner, Owner];
    for (let round = 0; round < 20; round += 1) {
      await rejoin(sql, olive, northwind, "owner");
      await rejoin(sql, adam, northwind, "owner");
      // Each gets to be first to ask, and to ask on either server.
      const acts = [() => ways[one]?.(ctx, first, second), () => ways[another]?.(other, second, first)];
      if (round % 2) acts.reverse();
      const outcomes = await Promise.allSettled(acts.map((act) => act()));
      const left = await sql`select 1 from members where organisation_id = ${northwind.id} and role_id = 'rol_owner'`;
      expect(left, `${one} / ${another}, round ${round}`).toHaveLength(1);
      const refusals = outcomes.flatMap((each) => (each.status === "rejected" ? [each.reason] : []));
      for (const each of refusals) expect(heard, `${one} / ${another}`).toContain(each.message);
    }
    await rejoin(sql, olive, northwind, "owner");
    await rejoin(sql, adam, northwind, "administrator");
    expect(await brokenInvariants(sql)).toEqual({});
  },
  60_000,
);

test("a role lowered while its holder changes another's is the role that counts", async () => {
  const { sql, ctx } = world;
  for (const [lowered, role, refusal] of [
    ["technician", "member", { code: "forbidden", reason: "lacks_permission" }],
    ["administrator", "owner", { code: "forbidden", reason: "outranked" }],
    ["administrator", "developer", null],
  ] as const) {
    await rejoin(sql, adam, northwind, "owner");
    await rejoin(sql, mia, northwind, "technician");
    const asAdam = await memberActor(sql, adam, northwind);
    let changing: Promise<unknown> = Promise.resolve();
    await sql.begin(async (tx) => {
      await tx`update members set role_id = ${`rol_${lowered}`} where id = ${idOf(adam)}`;
      changing = changeRole(ctx, asAdam, { memberId: idOf(mia), role }).catch((error) => error);
      await untilSomebodyWaits(sql);
    });
    const outcome = await changing;
    const [row] = await sql`select role_id from members where id = ${idOf(mia)}`;
    if (refusal) expect(outcome).toMatchObject(refusal);
    else expect(outcome).not.toBeInstanceOf(Refusal);
    expect(row).toEqual({ role_id: refusal ? "rol_technician" : `rol_${role}` });
  }
  await rejoin(sql, mia, northwind, "technician");
});

test("whoever is removed while changing a role writes nothing", async () => {
  const { sql, ctx } = world;
  await rejoin(sql, adam, northwind, "administrator");
  const asAdam = await memberActor(sql, adam, northwind);
  let changing: Promise<unknown> = Promise.resolve();
  await sql.begin(async (tx) => {
    await tx`delete from members where id = ${idOf(adam)}`;
    changing = refusalOf(changeRole(ctx, asAdam, { memberId: idOf(vera), role: "member" }));
    await untilSomebodyWaits(sql);
  });
  expect(await changing).toMatchObject({ code: "not_found" });
  expect([...(await sql`select role_id from members where id = ${idOf(vera)}`)]).toEqual([
    { role_id: "rol_read_only" },
  ]);
});

test("a member raised to owner meanwhile is out of an administrator's reach", async () => {
  const { sql, ctx, other } = world;
  await rejoin(sql, adam, northwind, "administrator");
  for (let round = 0; round < 20; round += 1) {
    await rejoin(sql, mia, northwind, "technician");
    const [asOlive, asAdam] = [await memberActor(sql, olive, northwind), await memberActor(sql, adam, northwind)];
    const raising = () => changeRole(ctx, asOlive, { memberId: idOf(mia), role: "owner" });
    const lowering = () => changeRole(other, asAdam, { memberId: idOf(mia), role: "member" });
    const acts = round % 2 ? [lowering(), raising()] : [raising(), lowering()];
    const outcomes = await Promise.allSettled(acts);
    const refused = outcomes.find((each) => each.status === "rejected");
    // The owner always gets their way; the administrator only if they came first.
    if (refused) expect(refused.reason).toMatchObject({ code: "forbidden", reason: "outranked" });
    expect([...(await sql`select role_id from members where id = ${idOf(mia)}`)]).toEqual([{ role_id: "rol_owner" }]);
  }
  await rejoin(sql, mia, northwind, "technician");
});

test("a change and a removal of one member at the same moment leave no membership and a log that tells both", async () => {
  const { sql, ctx, other } = world;
  for (let round = 0; round < 20; round += 1) {
    await joinTeam(sql, vera, northwind, "read_only");
    const [row] =
      await sql`select id from members where user_id = ${vera.userId} and organisation_id = ${northwind.id}`;
    const [asOlive, asAdam] = [await memberActor(sql, olive, northwind), await memberActor(sql, adam, northwind)];
    const [changed] = await Promise.allSettled([
      changeRole(ctx, asOlive, { memberId: row?.id, role: "technician" }),
      removeMember(other, asAdam, { memberId: row?.id, confirmation: vera.name }),
    ]);
    expect(await sql`select 1 from members where id = ${row?.id}`).toHaveLength(0);
    const actions = (await logOf(sql, northwind.id)).filter(({ target }) => target === row?.id).map((e) => e.action);
    const both = ["member.removed", "member.role_changed"];
    // The cast's membership id is used again after the first round, so only the latest entries are of this one.
    expect(actions.slice(0, changed.status === "fulfilled" ? 2 : 1)).toEqual(
      changed.status === "fulfilled" ? both : ["member.removed"],
    );
    if (changed.status === "rejected") expect(changed.reason).toMatchObject({ code: "not_found" });
  }
});

test("inviting as owner while being demoted never leaves an invitation to be owner behind", async () => {
  const { sql, ctx, other } = world;
  for (let round = 0; round < 20; round += 1) {
    await rejoin(sql, adam, northwind, "owner");
    const [asOlive, asAdam] = [await memberActor(sql, olive, northwind), await memberActor(sql, adam, northwind)];
    const email = `crown${round}@example.com`;
    const [invited] = await Promise.allSettled([
      inviteMember(other, asAdam, { email, role: "owner" }),
      changeRole(ctx, asOlive, { memberId: idOf(adam), role: "administrator" }),
    ]);
    const rows = await sql`select 1 from invitations where email_canonical = ${email}`;
    expect(rows).toHaveLength(invited.status === "fulfilled" ? 1 : 0);
    if (invited.status === "rejected") expect(invited.reason).toMatchObject({ code: "forbidden", reason: "outranked" });
    // The log tells in which order: an invitation that went out was sent by an owner.
    const [latest, earlier] = (await logOf(sql, northwind.id)).map(({ action }) => action);
    if (invited.status === "fulfilled") {
      expect([latest, earlier]).toEqual(["member.role_changed", "invitation.sent"]);
    }
    await sql`delete from invitations where email_canonical = ${email}`;
  }
});
