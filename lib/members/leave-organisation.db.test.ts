import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cast, castMemberId } from "@/db/seed";
import { describeEvent } from "@/lib/audit/describe-event";
import { acceptInvitation } from "@/lib/invitations/accept-invitation";
import { inviteMember } from "@/lib/invitations/invite-member";
import {
  brokenInvariants,
  logOf,
  patiently,
  queuedMessages,
  refusesUnwritten,
  untilSomebodyWaits,
} from "@/lib/testing/observe";
import { plantPlace } from "@/lib/testing/plant-project";
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
import { leaveOrganisation } from "./leave-organisation";
import { removeMember } from "./remove-member";

const { olive, adam, mia, vera, otto, northwind, southbank } = cast;

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

const leave = async (who: typeof mia, organisation: { id: string } = northwind) =>
  leaveOrganisation(world.ctx, await memberActor(world.sql, who, organisation), {});
const refused = (...given: Parameters<typeof leave>) =>
  refusesUnwritten(world.sql, () => leave(...given), ["sessions"]);

/** The organisations that somebody is in, the private one aside. */
const teamsOf = async ({ userId }: { userId: string }) => {
  const rows = await world.sql<
    { id: string }[]
  >`select o.id from members m join organisations o on o.id = m.organisation_id
    where m.user_id = ${userId} and o.kind = 'team' order by 1`;
  return rows.map(({ id }) => id);
};

test("anybody may leave by themselves, whatever their role, and keeps their account, session and other teams", async () => {
  const { sql } = world;
  expect(await leave(mia)).toEqual({ organisationName: northwind.name });
  expect(await teamsOf(mia)).toEqual([southbank.id]);
  expect(await sql`select 1 from sessions where user_id = ${mia.userId}`).not.toHaveLength(0);
  expect(await sql`select 1 from users where id = ${mia.userId} and archived_at is null`).toHaveLength(1);
  expect((await logOf(sql, northwind.id))[0]).toMatchObject({
    action: "member.left",
    actor: mia.userId,
    target: castMemberId(mia, northwind),
    person: mia.name,
  });
  // Nobody removed her, so nobody writes to her.
  expect(await queuedMessages(sql)).toEqual([]);
  await rejoin(sql, mia, northwind, "technician");
  await leave(vera);
  await rejoin(sql, vera, northwind, "read_only");
});

test("a seat becomes free with whoever leaves", async () => {
  const { sql } = world;
  const count = async () =>
    (await sql<{ n: number }[]>`select member_count as n from organisations where id = ${northwind.id}`)[0]?.n ?? 0;
  const before = await count();
  await leave(mia);
  expect(await count()).toBe(before - 1);
  await rejoin(sql, mia, northwind, "technician");
});

test("the invitations that a member sent are revoked as they leave, each with its own event that says so", async () => {
  const { sql, ctx } = world;
  const theirs = [];
  for (const email of ["one@example.com", "two@example.com"])
    theirs.push(await plantInvitation(sql, ctx, { email, by: adam, to: northwind }));
  const kept = await plantInvitation(sql, ctx, { email: "kept@example.com", by: olive, to: northwind });
  const elsewhere = await plantInvitation(sql, ctx, { email: "one@example.com", by: otto, to: southbank });
  await leave(adam);
  const states = await sql<{ id: string; state: string }[]>`select id, state from invitations`;
  const stateOf = Object.fromEntries(states.map(({ id, state }) => [id, state]));
  for (const { id } of theirs) expect(stateOf[id]).toBe("revoked");
  expect([stateOf[kept.id], stateOf[elsewhere.id]]).toEqual(["pending", "pending"]);

  const log = await sql<{ action: string; target: string; body: string }[]>`
    select action, target_id as target, body from audit_events where organisation_id = ${northwind.id} order by seq desc limit 3`;
  expect(log.map(({ action }) => action)).toEqual(["invitation.revoked", "invitation.revoked", "member.left"]);
  expect(
    log
      .slice(0, 2)
      .map(({ target }) => target)
      .sort(),
  ).toEqual(theirs.map(({ id }) => id).sort());
  const revoked = { action: "invitation.revoked", details: JSON.parse(log[0]?.body ?? "").details } as const;
  const sentence = describeEvent({ ...revoked, actorName: adam.name, targetName: "one@example.com" });
  expect(sentence, "Adam removed nobody: he left").not.toContain("removed the member");
  expect(JSON.parse(log[2]?.body ?? "").details).toMatchObject({ revokedInvitations: 2 });
  await rejoin(sql, adam, northwind, "administrator");
});

describe("leaving is refused", () => {
  test("for the last owner, who would leave a team without one", async () => {
    expect(await refused(olive)).toMatchObject({ code: "conflict", reason: "last_owner" });
    expect(await refused(otto, southbank)).toMatchObject({ code: "conflict", reason: "last_owner" });
  });

  test("from one's private account, which goes with the account", async () => {
    expect(await refused(mia, { id: mia.personalId })).toMatchObject({ code: "not_found" });
  });

  test("for somebody who is not in it, and for one that does not exist", async () => {
    expect(await refused(otto)).toMatchObject({ code: "not_found" });
    expect(await refused(mia, { id: "org_nowhere" })).toMatchObject({ code: "not_found" });
  });

  test("a second time", async () => {
    await leave(vera);
    expect(await refused(vera)).toMatchObject({ code: "not_found" });
    await rejoin(world.sql, vera, northwind, "read_only");
  });

  test("with a session that has ended", async () => {
    const { sql, ctx } = world;
    const actor = await memberActor(sql, mia, northwind);
    await sql`delete from sessions where id = ${actor.sessionId}`;
    const act = () => leaveOrganisation(ctx, actor, {});
    expect(await refusesUnwritten(sql, act)).toMatchObject({ code: "verification_required" });
  });
});

test("an owner may leave while another remains, and the last one then stays", async () => {
  const { sql } = world;
  await rejoin(sql, adam, northwind, "owner");
  await plantPlace(sql, cast.harbour.id, castMemberId(adam, northwind), ["manage_service"]);
  await leave(olive);
  expect(await refused(adam)).toMatchObject({ code: "conflict", reason: "last_owner" });
  await rejoin(sql, olive, northwind, "owner");
  await rejoin(sql, adam, northwind, "administrator");
});

test("whoever has left comes back through a new invitation, with its role", async () => {
  const { sql, ctx } = world;
  await leave(mia);
  const { mailed } = await plantInvitation(sql, ctx, { email: mia.email, by: olive, to: northwind, role: "developer" });
  await acceptInvitation(ctx, invitee(mailed, await userActor(sql, mia)), {});
  const [row] =
    await sql`select role_id from members where user_id = ${mia.userId} and organisation_id = ${northwind.id}`;
  expect(row).toEqual({ role_id: "rol_developer" });
  await sql`delete from members where user_id = ${mia.userId} and organisation_id = ${northwind.id}`;
  await rejoin(sql, mia, northwind, "technician");
});

test("fifty requests to leave at once, on two servers, leave once and write one entry", async () => {
  const { sql, ctx, other } = world;
  const guest = await addAccount(sql, "Gina Guest", "gina@example.com");
  const memberId = await joinTeam(sql, guest, northwind, "technician");
  const actor = await memberActor(sql, guest, northwind);
  const outcomes = await Promise.allSettled(
    Array.from({ length: 50 }, (_, index) => patiently(() => leaveOrganisation(index % 2 ? ctx : other, actor, {}))),
  );
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const entries = (await logOf(sql, northwind.id)).filter(({ target }) => target === memberId);
  expect(entries.map(({ action }) => action)).toEqual(["member.left"]);
}, 60_000);

test("leaving while being removed ends the membership once, with one entry", async () => {
  const { sql, ctx, other } = world;
  const guest = await addAccount(sql, "Rita Guest", "rita@example.com");
  for (let round = 0; round < 20; round += 1) {
    const memberId = await joinTeam(sql, guest, northwind, "technician");
    const [asGuest, asOlive] = [await memberActor(sql, guest, northwind), await memberActor(sql, olive, northwind)];
    const outcomes = await Promise.allSettled([
      leaveOrganisation(ctx, asGuest, {}),
      removeMember(other, asOlive, { memberId, confirmation: guest.name }),
    ]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const lost = outcomes.find((each) => each.status === "rejected");
    expect(lost?.reason).toMatchObject({ code: "not_found" });
    expect((await logOf(sql, northwind.id)).filter(({ target }) => target === memberId)).toHaveLength(1);
  }
});

test("an invitation sent while its sender leaves is revoked with them or never sent, 20 times", async () => {
  const { sql, ctx, other } = world;
  const guest = await addAccount(sql, "Ada Second", "ada@example.com");
  for (let round = 0; round < 20; round += 1) {
    await joinTeam(sql, guest, northwind, "administrator");
    const actor = await memberActor(sql, guest, northwind);
    const email = `from-ada${round}@example.com`;
    const acts = [
      () => inviteMember(other, actor, { email, role: "technician" }),
      () => leaveOrganisation(ctx, actor, {}),
    ];
    if (round % 2) acts.reverse();
    const outcomes = await Promise.allSettled(acts.map((act) => act()));
    const invited = outcomes[round % 2];
    const [row] = await sql<{ state: string }[]>`select state from invitations where email_canonical = ${email}`;
    expect(row?.state).toBe(invited?.status === "fulfilled" ? "revoked" : undefined);
  }
});

test("an act that waits for its actor to leave finds nobody and writes nothing", async () => {
  const { sql, ctx } = world;
  const asAdam = await memberActor(sql, adam, northwind);
  let inviting: Promise<unknown> = Promise.resolve();
  await sql.begin(async (tx) => {
    await tx`select 1 from organisations where id = ${northwind.id} for update`;
    await tx`delete from members where id = ${castMemberId(adam, northwind)}`;
    inviting = inviteMember(ctx, asAdam, { email: "late@example.com", role: "member" }).catch((error) => error);
    await untilSomebodyWaits(sql);
  });
  expect(await inviting).toMatchObject({ code: "not_found" });
  await rejoin(sql, adam, northwind, "administrator");
});
