import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cast } from "@/db/seed";
import { brokenInvariants, logOf, queued, refusesUnwritten } from "@/lib/testing/observe";
import { addAccount, invitee, memberActor, type Planted, plantInvitation, userActor } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import { declineInvitation } from "./decline-invitation";
import { invitationDeclinedMail } from "./mails";
import { revokeInvitation } from "./revoke-invitation";

const { olive, adam, vera, otto, northwind, southbank } = cast;

let world: World;
let planted: Planted;
let email: string;
let count = 0;
beforeAll(async () => {
  world = await openWorld();
});
beforeEach(async () => {
  count += 1;
  email = `guest${count}@example.com`;
  planted = await plantInvitation(world.sql, world.ctx, { email, by: adam, to: northwind });
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

const stateOf = async (id: string) =>
  (await world.sql<{ state: string }[]>`select state from invitations where id = ${id}`)[0]?.state;

describe("declining", () => {
  test("works without an account through the mailed link, which proves the mailbox", async () => {
    const { sql, ctx } = world;
    const value = await declineInvitation(ctx, invitee(planted.mailed), {});
    expect(value).toEqual({ organisationName: northwind.name });
    expect(await stateOf(planted.id)).toBe("declined");
    expect((await logOf(sql, northwind.id))[0]).toMatchObject({
      action: "invitation.declined",
      actor: null,
      target: planted.id,
    });
    const ids = { organisationId: northwind.id, invitationId: planted.id };
    expect(await queued(sql, invitationDeclinedMail)).toEqual([ids]);
  });

  test("works for the invited person by the copied link and from their profile", async () => {
    const { sql, ctx } = world;
    const actor = await userActor(sql, await addAccount(sql, "Guest", email));
    await declineInvitation(ctx, invitee(planted.copied, actor), {});
    expect((await logOf(sql, northwind.id))[0]).toMatchObject({ action: "invitation.declined", actor: actor.userId });
    const next = await plantInvitation(sql, ctx, { email, by: adam, to: northwind });
    await declineInvitation(ctx, invitee({ id: next.id }, actor), {});
    expect(await stateOf(next.id)).toBe("declined");
  });

  test("is refused without an account through a copied link, which proves nothing", async () => {
    const act = () => declineInvitation(world.ctx, invitee(planted.copied), {});
    expect(await refusesUnwritten(world.sql, act)).toMatchObject({ code: "verification_required", reason: "sign_in" });
  });

  test("is refused with a made-up proof behind a genuine token, which is a link that nobody sent", async () => {
    const act = () => declineInvitation(world.ctx, invitee(`${planted.copied}~${planted.copied}`), {});
    expect(await refusesUnwritten(world.sql, act)).toMatchObject({ code: "not_found" });
  });

  test("is refused for another account with a copied link", async () => {
    const actor = await userActor(world.sql, otto);
    const act = () => declineInvitation(world.ctx, invitee(planted.copied, actor), {});
    expect(await refusesUnwritten(world.sql, act)).toMatchObject({ code: "forbidden", reason: "wrong_account" });
  });

  test("is refused when the invitation is over already", async () => {
    const { sql, ctx } = world;
    await sql`update invitations set expires_at = now() where id = ${planted.id}`;
    const act = () => declineInvitation(ctx, invitee(planted.mailed), {});
    expect(await refusesUnwritten(sql, act)).toMatchObject({ code: "expired", reason: "expired" });
    await sql`update invitations set state = 'revoked' where id = ${planted.id}`;
    expect(await refusesUnwritten(sql, act)).toMatchObject({ code: "expired", reason: "revoked" });
  });
});

describe("revoking", () => {
  const revoke = async (who: typeof olive, invitationId: string, organisation: { id: string } = northwind) =>
    revokeInvitation(world.ctx, await memberActor(world.sql, who, organisation), { invitationId });
  const refused = (...given: Parameters<typeof revoke>) =>
    refusesUnwritten(world.sql, () => revoke(...given), ["sessions"]);

  test("kills the link at once, whoever sent it, and stands in the log", async () => {
    expect(await revoke(olive, planted.id)).toEqual({ email });
    expect(await stateOf(planted.id)).toBe("revoked");
    const [event] = await logOf(world.sql, northwind.id);
    expect(event).toMatchObject({ action: "invitation.revoked", actor: olive.userId, target: planted.id });
    const act = () => declineInvitation(world.ctx, invitee(planted.mailed), {});
    expect(await refusesUnwritten(world.sql, act)).toMatchObject({ code: "expired", reason: "revoked" });
  });

  test("is refused for an invitation of another organisation, as if it were not there", async () => {
    const theirs = await plantInvitation(world.sql, world.ctx, { email, by: otto, to: southbank });
    expect(await refused(olive, theirs.id)).toMatchObject({ code: "not_found" });
    expect(await refused(olive, "inv_nothing")).toMatchObject({ code: "not_found" });
    expect(await refused(otto, planted.id)).toMatchObject({ code: "not_found" });
    expect(await stateOf(theirs.id)).toBe("pending");
  });

  test("is refused for members who may not manage the team", async () => {
    expect(await refused(vera, planted.id)).toMatchObject({ code: "forbidden", reason: "lacks_permission" });
  });

  test("is refused for an invitation to a role that holds more than one's own", async () => {
    const crown = await plantInvitation(world.sql, world.ctx, {
      email: "crown@example.com",
      by: olive,
      to: northwind,
      role: "owner",
    });
    expect(await refused(adam, crown.id)).toMatchObject({ code: "forbidden", reason: "outranked" });
    await expect(revoke(olive, crown.id)).resolves.toBeTruthy();
  });

  test("is refused when it is over already, with the reason", async () => {
    const { sql } = world;
    await sql`update invitations set expires_at = now() where id = ${planted.id}`;
    expect(await refused(olive, planted.id)).toMatchObject({ code: "conflict", reason: "expired" });
    await sql`update invitations set state = 'declined' where id = ${planted.id}`;
    expect(await refused(olive, planted.id)).toMatchObject({ code: "conflict", reason: "declined" });
  });

  test("cannot be undone: the database lets no invitation come back or move between its ends", async () => {
    const { sql } = world;
    await sql`update invitations set state = 'revoked' where id = ${planted.id}`;
    for (const state of ["pending", "declined", "expired"]) {
      await expect(sql`update invitations set state = ${state} where id = ${planted.id}`).rejects.toMatchObject({
        code: "23514",
      });
    }
  });
});
