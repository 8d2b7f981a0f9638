import { afterAll, beforeAll, expect, test } from "vitest";
import { cast, castMemberId } from "@/db/seed";
import { inviteMember } from "@/lib/invitations/invite-member";
import { Refusal } from "@/lib/kernel/refusal";
import { brokenInvariants, logOf, refusalOf, snapshot, untilSomebodyWaits } from "@/lib/testing/observe";
import { joinTeam, memberActor, rejoin } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import { removeMember } from "./remove-member";

const { olive, adam, mia, northwind } = cast;
const idOf = (who: typeof adam) => castMemberId(who, northwind);

let world: World;
beforeAll(async () => {
  world = await openWorld({ connections: 4 });
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

test("two owners who remove each other at the same moment leave one owner, 30 times out of 30", async () => {
  const { sql, ctx, other } = world;
  for (let round = 0; round < 30; round += 1) {
    await rejoin(sql, olive, northwind, "owner");
    await rejoin(sql, adam, northwind, "owner");
    const [asOlive, asAdam] = [await memberActor(sql, olive, northwind), await memberActor(sql, adam, northwind)];
    const outcomes = await Promise.allSettled([
      removeMember(ctx, asOlive, { memberId: idOf(adam), confirmation: adam.name }),
      removeMember(other, asAdam, { memberId: idOf(olive), confirmation: olive.name }),
    ]);
    expect(outcomes.map(({ status }) => status).sort(), `round ${round}`).toEqual(["fulfilled", "rejected"]);
    // Who comes second is a member no more.
    const lost = outcomes.find((each) => each.status === "rejected");
    expect(lost?.reason).toMatchObject({ code: "not_found" });
    expect(
      await sql`select 1 from members where organisation_id = ${northwind.id} and role_id = 'rol_owner'`,
    ).toHaveLength(1);
  }
  await rejoin(sql, olive, northwind, "owner");
  await rejoin(sql, adam, northwind, "administrator");
}, 60_000);

test("an invitation sent while its sender is being removed is revoked with them or never sent, 30 times", async () => {
  const { sql, ctx, other } = world;
  const sent = { before: 0, refused: 0 };
  for (let round = 0; round < 30; round += 1) {
    await rejoin(sql, adam, northwind, "administrator");
    const [asOlive, asAdam] = [await memberActor(sql, olive, northwind), await memberActor(sql, adam, northwind)];
    const email = `guest${round}@example.com`;
    const inviting = inviteMember(other, asAdam, { email, role: "technician" });
    if (round % 2) await new Promise((resolve) => setTimeout(resolve, round / 3));
    const [invited] = await Promise.allSettled([
      inviting,
      removeMember(ctx, asOlive, { memberId: idOf(adam), confirmation: adam.name }),
    ]);
    const [row] = await sql<{ state: string }[]>`select state from invitations where email_canonical = ${email}`;
    if (invited.status === "fulfilled") {
      sent.before += 1;
      expect(row?.state).toBe("revoked");
    } else {
      sent.refused += 1;
      expect(invited.reason).toMatchObject({ code: "not_found" });
      expect(row).toBeUndefined();
    }
    const actions = (await logOf(sql, northwind.id)).map(({ action }) => action);
    const expected =
      invited.status === "fulfilled" ? ["invitation.revoked", "member.removed", "invitation.sent"] : ["member.removed"];
    expect(actions.slice(0, expected.length)).toEqual(expected);
  }
  expect(sent.before + sent.refused).toBe(30);
}, 60_000);

test("an act that waits for its actor's removal to commit finds nobody and writes nothing", async () => {
  const { sql, ctx } = world;
  await rejoin(sql, adam, northwind, "administrator");
  const asAdam = await memberActor(sql, adam, northwind);
  const before = await snapshot(sql, ["members", "team_counts", "organisations"]);
  let inviting: Promise<unknown> = Promise.resolve();
  await sql.begin(async (tx) => {
    await tx`delete from members where id = ${idOf(adam)}`;
    inviting = inviteMember(ctx, asAdam, { email: "late@example.com", role: "technician" }).catch((error) => error);
    await untilSomebodyWaits(sql);
  });
  expect(await inviting).toMatchObject({ code: "not_found" });
  expect(await snapshot(sql, ["members", "team_counts", "organisations"])).toEqual(before);
});

test("a role lowered while its holder invites is the role that counts", async () => {
  const { sql, ctx } = world;
  await rejoin(sql, adam, northwind, "administrator");
  const asAdam = await memberActor(sql, adam, northwind);
  for (const [lowered, refusal] of [
    ["technician", { code: "forbidden", reason: "lacks_permission" }],
    ["administrator", null],
  ] as const) {
    const email = `for-${lowered}@example.com`;
    let inviting: Promise<unknown> = Promise.resolve();
    await sql.begin(async (tx) => {
      await tx`update members set role_id = ${`rol_${lowered}`} where id = ${idOf(adam)}`;
      inviting = inviteMember(ctx, asAdam, { email, role: "administrator" }).catch((error) => error);
      await untilSomebodyWaits(sql);
    });
    const outcome = await inviting;
    if (refusal) expect(outcome).toMatchObject(refusal);
    else expect(outcome).not.toBeInstanceOf(Refusal);
    expect(await sql`select 1 from invitations where email_canonical = ${email}`).toHaveLength(refusal ? 0 : 1);
  }
});

test("an owner demoted to administrator in mid-act cannot use what only owners hold", async () => {
  const { sql, ctx } = world;
  await joinTeam(sql, mia, northwind, "owner");
  const asMia = await memberActor(sql, mia, northwind);
  let inviting: Promise<unknown> = Promise.resolve();
  await sql.begin(async (tx) => {
    await tx`update members set role_id = 'rol_administrator' where id = ${idOf(mia)}`;
    inviting = refusalOf(inviteMember(ctx, asMia, { email: "crown@example.com", role: "owner" }));
    await untilSomebodyWaits(sql);
  });
  expect(await inviting).toMatchObject({ code: "forbidden", reason: "outranked" });
});
