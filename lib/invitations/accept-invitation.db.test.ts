import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cast } from "@/db/seed";
import { brokenInvariants, logOf, queued, refusesUnwritten, snapshot } from "@/lib/testing/observe";
import {
  addAccount,
  invitee,
  joinTeam,
  type Person,
  type Planted,
  plantInvitation,
  userActor,
} from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import { acceptInvitation } from "./accept-invitation";
import { getInvitation } from "./get-invitation";
import { invitationNotGrantedMail } from "./mails";

const { olive, adam, mia, otto, northwind } = cast;

let world: World;
let guest: Person;
let planted: Planted;
let count = 0;
beforeAll(async () => {
  world = await openWorld();
});
beforeEach(async () => {
  count += 1;
  const email = `guest${count}@example.com`;
  guest = await addAccount(world.sql, `Guest ${count}`, email);
  planted = await plantInvitation(world.sql, world.ctx, { email, by: adam, to: northwind });
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

const accept = async (who: Person, how: string | { id: string } = planted.mailed) =>
  acceptInvitation(world.ctx, invitee(how, await userActor(world.sql, who)), {});

async function refused(who: Person | null, how: string | { id: string } = planted.mailed) {
  const actor = invitee(how, who && (await userActor(world.sql, who)));
  return refusesUnwritten(world.sql, () => acceptInvitation(world.ctx, actor, {}));
}

const shift = (seconds: number) => world.sql`
  update invitations set sent_at = sent_at - make_interval(secs => ${seconds}),
    expires_at = expires_at - make_interval(secs => ${seconds}) where id = ${planted.id}`;

test("accepting by the mailed link, the copied link or the profile makes the invited person a member", async () => {
  const { sql, ctx } = world;
  for (const how of ["mailed", "copied", "profile"]) {
    const who = await addAccount(sql, `By ${how}`, `by-${how}@example.com`);
    const each = await plantInvitation(sql, ctx, {
      email: `By-${how}@example.com`,
      by: olive,
      to: northwind,
      role: "service",
    });
    const link = how === "profile" ? { id: each.id } : how === "copied" ? each.copied : each.mailed;
    const value = await accept(who, link);
    expect(value).toEqual({ kind: "member", slug: northwind.slug, organisationName: northwind.name });
    const rows =
      await sql`select role_id from members where organisation_id = ${northwind.id} and user_id = ${who.userId}`;
    expect([...rows]).toEqual([{ role_id: "rol_service" }]);
    const [event] = await logOf(sql, northwind.id);
    expect(event).toMatchObject({
      action: "invitation.accepted",
      actor: who.userId,
      target: each.id,
      person: who.name,
    });
  }
});

test("looking at an invitation changes nothing, with the link, without an account and with the wrong one", async () => {
  const { sql, ctx } = world;
  const actors = [null, await userActor(sql, guest), await userActor(sql, otto)];
  const before = await snapshot(sql);
  for (const actor of actors) {
    for (const link of [planted.mailed, planted.copied]) {
      const view = await getInvitation(ctx, invitee(link, actor), {});
      expect(view).toMatchObject({ organisationName: northwind.name, dead: null });
      const isForYou = actor?.userId === guest.userId;
      expect(view).toMatchObject({ isForYou, mayDecline: isForYou || link === planted.mailed });
    }
  }
  expect(await snapshot(sql)).toEqual(before);
});

describe("accepting is refused", () => {
  test("without an account, even with the mailed link", async () => {
    expect(await refused(null)).toMatchObject({ code: "verification_required", reason: "sign_in" });
  });

  test("with an account of another address, even with the mailed link", async () => {
    for (const who of [otto, adam, mia]) {
      expect(await refused(who)).toMatchObject({ code: "forbidden", reason: "wrong_account" });
    }
  });

  test("with the id of somebody else's invitation, as if it were not there", async () => {
    expect(await refused(otto, { id: planted.id })).toMatchObject({ code: "not_found", reason: undefined });
    expect(await refused(guest, { id: "inv_nothing" })).toMatchObject({ code: "not_found", reason: undefined });
  });

  test("with an altered token, whatever the reason", async () => {
    const altered = `${planted.copied.startsWith("A") ? "B" : "A"}${planted.copied.slice(1)}`;
    for (const link of [altered, "", "~", planted.copied.toLowerCase()]) {
      expect(await refused(guest, link)).toMatchObject({ code: "not_found", reason: undefined });
    }
  });

  test("with a session that has ended", async () => {
    const actor = await userActor(world.sql, guest);
    await world.sql`update sessions set expires_at = now() where id = ${actor.sessionId}`;
    const act = () => acceptInvitation(world.ctx, invitee(planted.mailed, actor), {});
    expect(await refusesUnwritten(world.sql, act)).toMatchObject({ code: "verification_required" });
  });

  test("a second time, and after a revocation or a refusal by the invited person", async () => {
    for (const state of ["declined", "revoked", "expired"]) {
      const each = await plantInvitation(world.sql, world.ctx, {
        email: `${state}@example.com`,
        by: adam,
        to: northwind,
      });
      const who = await addAccount(world.sql, "Somebody", `${state}@example.com`);
      await world.sql`update invitations set state = ${state} where id = ${each.id}`;
      expect(await refused(who, each.mailed)).toMatchObject({ code: "expired", reason: state });
    }
    await accept(guest);
    expect(await refused(guest)).toMatchObject({ code: "expired", reason: "accepted" });
  });

  test("into an organisation that has been deleted", async () => {
    await world.sql`update organisations set deleted_at = now() where id = ${northwind.id}`;
    expect(await refused(guest)).toMatchObject({ code: "not_found" });
    await world.sql`update organisations set deleted_at = null where id = ${northwind.id}`;
  });

  test("one second after fourteen days, and works one second before", async () => {
    const fortnight = 14 * 24 * 3600;
    await shift(fortnight + 1);
    expect(await refused(guest)).toMatchObject({ code: "expired", reason: "expired" });
    await shift(-2);
    await expect(accept(guest)).resolves.toMatchObject({ kind: "member" });
  });

  test("when the address of the account has changed since", async () => {
    await world.sql`update users set email_canonical = 'elsewhere@example.com' where id = ${guest.userId}`;
    expect(await refused(guest)).toMatchObject({ code: "forbidden", reason: "wrong_account" });
    expect(await refused(guest, { id: planted.id })).toMatchObject({ code: "not_found" });
  });

  test("when the organisation has no seat left", async () => {
    await world.sql`update organisations set seat_limit = member_count where id = ${northwind.id}`;
    expect(await refused(guest)).toMatchObject({ code: "conflict", reason: "no_seat_left" });
    await world.sql`update organisations set seat_limit = 25 where id = ${northwind.id}`;
  });
});

test("an inviter who may no longer grant the role grants nothing, and every owner is told", async () => {
  const { sql, ctx } = world;
  const second = await addAccount(sql, "Second Owner", "second@northwind.example");
  await joinTeam(sql, second, northwind, "owner");
  const demoted = await addAccount(sql, "Was Administrator", "was@northwind.example");
  await joinTeam(sql, demoted, northwind, "administrator");
  const high = await plantInvitation(sql, ctx, {
    email: "high@example.com",
    by: demoted,
    to: northwind,
    role: "administrator",
  });
  await joinTeam(sql, demoted, northwind, "developer");
  const who = await addAccount(sql, "High", "high@example.com");
  expect(await accept(who, high.mailed)).toEqual({ kind: "not_granted", organisationName: northwind.name });
  expect(
    await sql`select 1 from members where user_id = ${who.userId} and organisation_id = ${northwind.id}`,
  ).toHaveLength(0);
  const [event] = await sql<{ body: string }[]>`
    select body from audit_events where target_id = ${high.id} and action = 'invitation.not_granted'`;
  expect(JSON.parse(event?.body ?? "{}").details).toMatchObject({ because: "inviter_lacks_right" });
  const told = await queued(sql, invitationNotGrantedMail);
  expect(told.map((ids) => (ids as { ownerId: string }).ownerId).sort()).toEqual([olive.userId, second.userId].sort());
  expect(await refused(who, high.mailed)).toMatchObject({ code: "expired", reason: "revoked" });
});

test("an invitation whose sender is gone grants nothing", async () => {
  const { sql, ctx } = world;
  const gone = await addAccount(sql, "Gone", "gone@northwind.example");
  const orphan = await plantInvitation(sql, ctx, { email: "orphan@example.com", by: gone, to: northwind });
  const who = await addAccount(sql, "Orphan", "orphan@example.com");
  expect(await accept(who, orphan.mailed)).toMatchObject({ kind: "not_granted" });
});

test("who is a member already keeps the role that they have", async () => {
  const { sql, ctx } = world;
  const memberId = await joinTeam(sql, guest, northwind, "read_only");
  await sql`update invitations set role_id = 'rol_administrator' where id = ${planted.id}`;
  await acceptInvitation(ctx, invitee(planted.copied, await userActor(sql, guest)), {});
  const rows =
    await sql`select id, role_id from members where organisation_id = ${northwind.id} and user_id = ${guest.userId}`;
  expect([...rows]).toEqual([{ id: memberId, role_id: "rol_read_only" }]);
});
