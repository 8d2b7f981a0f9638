import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cast } from "@/db/seed";
import { brokenInvariants, logOf, queued, refusalOf, refusesUnwritten } from "@/lib/testing/observe";
import { appUrl, openPostRoom } from "@/lib/testing/post-room";
import {
  addAccount,
  invitee,
  memberActor,
  type Planted,
  plantInvitation,
  tokenOf,
  userActor,
} from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import { acceptInvitation } from "./accept-invitation";
import { copyLink } from "./copy-link";
import { declineInvitation } from "./decline-invitation";
import { getInvitation } from "./get-invitation";
import { invitationMail } from "./mails";
import { replaceLink } from "./replace-link";
import { resendInvitation } from "./resend-invitation";
import { revokeInvitation } from "./revoke-invitation";

const { olive, adam, otto, northwind } = cast;

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
  await longAgo(planted.id);
  await world.sql`delete from graphile_worker._private_jobs`;
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

/** Sent ten days ago, as time would have it. */
const longAgo = (id: string) => world.sql`
  update invitations set sent_at = now() - interval '10 days', created_at = now() - interval '10 days',
    expires_at = now() + interval '4 days' where id = ${id}`;
const rowOf = async (id: string) => {
  const [row] = await world.sql`
    select state, invited_by, token_hash, proof_hash, send_number, role_id, sent_at > now() - interval '1 minute' as just_sent,
      expires_at - sent_at = interval '336 hours' as fortnight from invitations where id = ${id}`;
  return row;
};
type Act = typeof resendInvitation | typeof replaceLink | typeof copyLink;
const run = async (act: Act, who: { userId: string }, id = planted.id, organisation: { id: string } = northwind) =>
  act(world.ctx, await memberActor(world.sql, who, organisation), { invitationId: id });
const refused = (...given: Parameters<typeof run>) => refusesUnwritten(world.sql, () => run(...given), ["sessions"]);

describe("a new link", () => {
  test("is mailed and kills the older one, mailed or copied", async () => {
    const { sql, ctx } = world;
    const before = await rowOf(planted.id);
    expect(await run(replaceLink, olive)).toEqual({ email });
    const after = await rowOf(planted.id);
    expect(after).toMatchObject({ state: "pending", just_sent: true, fortnight: true, send_number: 2 });
    expect(after?.token_hash).not.toBe(before?.token_hash);
    expect(after?.proof_hash).not.toBe(before?.proof_hash);
    const [mail] = await openPostRoom(world).sendAll();
    const link = await tokenOf(sql, ctx, "invitations", planted.id);
    expect(mail?.text).toContain(`${appUrl}/invitations/${link}`);
    expect((await getInvitation(ctx, invitee(link), {})).mayDecline).toBe(true);
    const guest = await userActor(sql, await addAccount(sql, "Guest", email));
    for (const old of [planted.mailed, planted.copied]) {
      const act = () => acceptInvitation(ctx, invitee(old, guest), {});
      expect(await refusesUnwritten(sql, act)).toMatchObject({ code: "not_found", reason: undefined });
    }
    // The old proof does not prove the new link either.
    const mixed = `${link.split("~")[0]}~${planted.mailed.split("~")[1]}`;
    expect(await refusalOf(getInvitation(ctx, invitee(mixed), {}))).toMatchObject({ code: "not_found" });
    expect(await acceptInvitation(ctx, invitee(link, guest), {})).toMatchObject({ kind: "member" });
    expect((await logOf(sql, northwind.id))[1]).toMatchObject({
      action: "invitation.link_replaced",
      actor: olive.userId,
    });
  });

  test("is refused for a declined and an expired one, which are over for good", async () => {
    await world.sql`update invitations set state = 'declined' where id = ${planted.id}`;
    expect(await refused(replaceLink, olive)).toMatchObject({ code: "conflict", reason: "declined" });
  });

  test("and a revocation at the same moment end revoked, whoever came first, and nothing is mailed", async () => {
    const { sql, ctx, other } = world;
    await sql`update organisations set seat_limit = 100 where id = ${northwind.id}`;
    const post = openPostRoom(world);
    for (let round = 0; round < 20; round += 1) {
      const each = await plantInvitation(sql, ctx, { email: `gone${round}@example.com`, by: olive, to: northwind });
      await longAgo(each.id);
      const [asOlive, asAdam] = [await memberActor(sql, olive, northwind), await memberActor(sql, adam, northwind)];
      const again = round % 4 < 2 ? resendInvitation : replaceLink;
      const acts = [
        () => revokeInvitation(other, asAdam, { invitationId: each.id }),
        () => again(ctx, asOlive, { invitationId: each.id }),
      ];
      if (round % 2) acts.reverse();
      const outcomes = await Promise.allSettled(acts.map((act) => act()));
      expect(outcomes[round % 2]?.status).toBe("fulfilled");
      expect((await rowOf(each.id))?.state).toBe("revoked");
    }
    expect(await post.sendAll()).toEqual([]);
  });

  test("and an acceptance of the old one at the same moment: one of them has won", async () => {
    const { sql, ctx, other } = world;
    await sql`update organisations set seat_limit = 100 where id = ${northwind.id}`;
    for (let round = 0; round < 20; round += 1) {
      const address = `race${round}@example.com`;
      const each = await plantInvitation(sql, ctx, { email: address, by: olive, to: northwind });
      await longAgo(each.id);
      const guest = await userActor(sql, await addAccount(sql, `Racer ${round}`, address));
      const asOlive = await memberActor(sql, olive, northwind);
      const acts = [
        () => acceptInvitation(other, invitee(each.mailed, guest), {}),
        () => replaceLink(ctx, asOlive, { invitationId: each.id }),
      ];
      if (round % 2) acts.reverse();
      const outcomes = await Promise.allSettled(acts.map((act) => act()));
      const [accepted, replaced] = round % 2 ? [outcomes[1], outcomes[0]] : outcomes;
      const joined =
        await sql`select 1 from members where user_id = ${guest.userId} and organisation_id = ${northwind.id}`;
      expect(joined).toHaveLength(accepted?.status === "fulfilled" ? 1 : 0);
      expect((await rowOf(each.id))?.state).toBe(joined.length ? "accepted" : "pending");
      expect([accepted?.status, replaced?.status].filter((status) => status === "fulfilled")).toHaveLength(1);
    }
  });
});

describe("copying the link", () => {
  test("gives one that opens the invitation and proves no mailbox, and says in the log who took it", async () => {
    const { sql, ctx } = world;
    const before = await rowOf(planted.id);
    const { path, ...rest } = (await run(copyLink, olive)) as { path: string; email: string };
    expect(rest).toEqual({ email });
    expect(path).toBe(`/invitations/${planted.copied}`);
    const token = path.split("/").at(-1) ?? "";
    expect(await getInvitation(ctx, invitee(token), {})).toMatchObject({
      id: planted.id,
      dead: null,
      mayDecline: false,
    });
    expect(await rowOf(planted.id)).toEqual(before);
    expect((await logOf(sql, northwind.id))[0]).toMatchObject({
      action: "invitation.link_copied",
      actor: olive.userId,
      target: planted.id,
    });
    expect(await queued(sql, invitationMail)).toEqual([]);
    const act = () => declineInvitation(ctx, invitee(token), {});
    expect(await refusesUnwritten(sql, act)).toMatchObject({ code: "verification_required" });
    // Whoever copied it cannot take the place with their own account.
    const asOtto = await userActor(sql, otto);
    const taking = () => acceptInvitation(ctx, invitee(token, asOtto), {});
    expect(await refusesUnwritten(sql, taking)).toMatchObject({ code: "forbidden", reason: "wrong_account" });
  });

  test("gives one whose proof nobody can make up: a wrong one opens, accepts and declines nothing", async () => {
    const { sql, ctx } = world;
    const guest = await userActor(sql, await addAccount(sql, "Guest", email));
    const proof = planted.mailed.split("~")[1] ?? "";
    const altered = [
      `${proof.slice(0, -1)}.`,
      proof.slice(0, -1),
      `${proof}~`,
      `${proof}~x`,
      "",
      "~",
      proof.toLowerCase(),
    ];
    for (const wrong of altered.map((each) => `${planted.copied}~${each}`)) {
      for (const who of [null, guest])
        for (const act of [getInvitation, acceptInvitation, declineInvitation])
          expect(await refusesUnwritten(sql, () => act(ctx, invitee(wrong, who), {}))).toMatchObject({
            code: "not_found",
            reason: undefined,
          });
    }
    expect(await declineInvitation(ctx, invitee(planted.mailed), {})).toBeTruthy();
  });

  test("leaves neither the link nor a part of it in the log", async () => {
    const { sql } = world;
    await run(copyLink, olive);
    const [row] =
      await sql`select body from audit_events where organisation_id = ${northwind.id} order by seq desc limit 1`;
    expect(row?.body).not.toContain(planted.copied.slice(0, 12));
  });

  test("is refused for dead ones, with the reason", async () => {
    const { sql } = world;
    await sql`update invitations set expires_at = now() where id = ${planted.id}`;
    expect(await refused(copyLink, olive)).toMatchObject({ code: "conflict", reason: "expired" });
    await sql`update invitations set state = 'declined' where id = ${planted.id}`;
    expect(await refused(copyLink, olive)).toMatchObject({ code: "conflict", reason: "declined" });
  });
});
