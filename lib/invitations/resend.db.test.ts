import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cast } from "@/db/seed";
import { changeRole } from "@/lib/members/change-role";
import { brokenInvariants, logOf, queued, refusesUnwritten } from "@/lib/testing/observe";
import { appUrl, openPostRoom } from "@/lib/testing/post-room";
import {
  addAccount,
  invitee,
  joinTeam,
  memberActor,
  type Planted,
  plantInvitation,
  tokenOf,
  userActor,
} from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import { acceptInvitation } from "./accept-invitation";
import { copyLink } from "./copy-link";
import { getInvitation } from "./get-invitation";
import { invitationMail } from "./mails";
import { replaceLink } from "./replace-link";
import { resendInvitation } from "./resend-invitation";

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

describe("sending again", () => {
  test("mails the same link, restarts its fourteen days and stands in the log", async () => {
    const { sql } = world;
    const before = await rowOf(planted.id);
    expect(await run(resendInvitation, olive)).toEqual({ email });
    const after = await rowOf(planted.id);
    expect(after).toMatchObject({ state: "pending", just_sent: true, fortnight: true, send_number: 2 });
    expect([after?.token_hash, after?.proof_hash]).toEqual([before?.token_hash, before?.proof_hash]);
    expect((await logOf(sql, northwind.id))[0]).toMatchObject({
      action: "invitation.resent",
      actor: olive.userId,
      target: planted.id,
    });
    expect(await queued(sql, invitationMail)).toEqual([
      { organisationId: northwind.id, invitationId: planted.id, sendNumber: 2 },
    ]);
    const [mail] = await openPostRoom(world).sendAll();
    expect(mail?.text).toContain(`${appUrl}/invitations/${planted.mailed}`);
    expect(mail?.text).toContain(olive.name);
  });

  test("works until the last second of the new fourteen days, and not after", async () => {
    const { sql, ctx } = world;
    await run(resendInvitation, olive);
    const left = sql`expires_at - interval '336 hours'`;
    await sql`update invitations set expires_at = ${left} + interval '1 second' where id = ${planted.id}`;
    expect((await getInvitation(ctx, invitee(planted.mailed), {})).dead).toBeNull();
    await sql`update invitations set expires_at = expires_at - interval '1 minute' where id = ${planted.id}`;
    expect((await getInvitation(ctx, invitee(planted.mailed), {})).dead).toBe("expired");
  });

  test("makes whoever sends it the one who answers for it", async () => {
    const { sql, ctx } = world;
    const second = await addAccount(sql, "Ada Second", `ada${count}@example.com`);
    const memberId = await joinTeam(sql, second, northwind, "administrator");
    await run(resendInvitation, second);
    expect(await rowOf(planted.id)).toMatchObject({ invited_by: second.userId });
    await changeRole(ctx, await memberActor(sql, olive, northwind), { memberId, role: "technician" });
    const guest = await userActor(sql, await addAccount(sql, "Guest", email));
    expect(await acceptInvitation(ctx, invitee(planted.mailed, guest), {})).toMatchObject({ kind: "not_granted" });
  });

  test("is possible once in five minutes, and says when again", async () => {
    const { sql } = world;
    await run(resendInvitation, olive);
    expect(await refused(resendInvitation, adam)).toMatchObject({
      code: "rate_limited",
      reason: "sent_lately",
      facts: { minutes: 5 },
    });
    expect(await refused(replaceLink, adam)).toMatchObject({ code: "rate_limited" });
    await sql`update invitations set sent_at = now() - interval '4 minutes 30 seconds' where id = ${planted.id}`;
    expect((await refused(resendInvitation, adam)).facts).toEqual({ minutes: 1 });
    await sql`update invitations set sent_at = now() - interval '5 minutes' where id = ${planted.id}`;
    await run(resendInvitation, adam);
    expect((await rowOf(planted.id))?.send_number).toBe(3);
  });

  test("happens once when fifty ask at the same moment on two servers, and mails once", async () => {
    const { sql, ctx, other } = world;
    const actors = await Promise.all([olive, adam].map((who) => memberActor(sql, who, northwind)));
    const outcomes = await Promise.allSettled(
      Array.from({ length: 50 }, (_, index) =>
        resendInvitation(index % 2 ? ctx : other, actors[index % 3 ? 0 : 1] as never, { invitationId: planted.id }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const each of outcomes) {
      // Who cannot even get a connection is told so; nobody else gets through.
      if (each.status === "rejected") expect(["rate_limited", "unavailable"]).toContain(each.reason.code);
    }
    expect(await queued(sql, invitationMail)).toHaveLength(1);
    expect((await rowOf(planted.id))?.send_number).toBe(2);
    expect((await logOf(sql, northwind.id)).filter(({ target }) => target === planted.id)).toHaveLength(1);
  }, 60_000);

  test("counts with every other mail to the address and of the organisation", async () => {
    const { sql } = world;
    for (let round = 0; round < 3; round += 1) {
      await run(resendInvitation, olive);
      await sql`update invitations set sent_at = now() - interval '6 minutes' where id = ${planted.id}`;
    }
    expect(await refused(resendInvitation, olive)).toMatchObject({ code: "rate_limited", facts: { minutes: 15 } });
    expect(await refused(replaceLink, olive)).toMatchObject({ code: "rate_limited", facts: { minutes: 15 } });
  });

  test("of one past its time needs a free seat, which the live ones have", async () => {
    const { sql } = world;
    const live = await plantInvitation(sql, world.ctx, { email: `live${count}@example.com`, by: olive, to: northwind });
    await longAgo(live.id);
    await sql`update invitations set expires_at = now() where id = ${planted.id}`;
    await sql`update organisations o set seat_limit = member_count + (select count(*) from invitations i
      where i.organisation_id = o.id and i.state = 'pending' and i.expires_at > now()) where id = ${northwind.id}`;
    expect(await refused(resendInvitation, olive)).toMatchObject({ code: "conflict", reason: "no_seat_left" });
    expect(await refused(replaceLink, olive)).toMatchObject({ code: "conflict", reason: "no_seat_left" });
    await run(resendInvitation, olive, live.id);
    await sql`update organisations set seat_limit = 100 where id = ${northwind.id}`;
    await run(resendInvitation, olive);
    expect(await rowOf(planted.id)).toMatchObject({ state: "pending", just_sent: true, fortnight: true });
  });

  test.each(["declined", "expired"])(
    "of a %s one makes a new invitation and leaves the old one over",
    async (state) => {
      const { sql, ctx } = world;
      await sql`update invitations set state = ${state}, state_changed_at = now(), name = 'Ian New', message = 'Hello'
      where id = ${planted.id}`;
      expect(await run(resendInvitation, olive)).toEqual({ email });
      const rows = await sql`select id, state, name, message, role_id, invited_by, send_number from invitations
      where email_canonical = ${email} order by created_at`;
      expect(rows.map((row) => row.state)).toEqual([state, "pending"]);
      expect(rows[1]).toMatchObject({
        name: "Ian New",
        message: "Hello",
        role_id: "rol_technician",
        invited_by: olive.userId,
        send_number: 1,
      });
      expect((await logOf(sql, northwind.id))[0]).toMatchObject({ action: "invitation.sent", target: rows[1]?.id });
      expect((await getInvitation(ctx, invitee(planted.mailed), {})).dead).toBe(state);
      const fresh = await tokenOf(sql, ctx, "invitations", rows[1]?.id);
      expect((await getInvitation(ctx, invitee(fresh), {})).dead).toBeNull();
      // Clicked twice: the second time there is one waiting.
      expect((await refused(resendInvitation, olive)).fields.email).toBe("invited_already");
    },
  );

  test.each(["revoked", "accepted"])("of a %s one is refused, with the reason", async (state) => {
    const { sql, ctx } = world;
    if (state === "revoked") await sql`update invitations set state = 'revoked' where id = ${planted.id}`;
    else {
      const guest = await userActor(sql, await addAccount(sql, "Guest", email));
      await acceptInvitation(ctx, invitee(planted.mailed, guest), {});
    }
    for (const act of [resendInvitation, replaceLink, copyLink])
      expect(await refused(act, olive)).toMatchObject({ code: "conflict", reason: state });
  });

  test("is refused for whoever may not, and for another organisation's invitation", async () => {
    const theirs = await plantInvitation(world.sql, world.ctx, { email, by: otto, to: southbank });
    await longAgo(theirs.id);
    for (const act of [resendInvitation, replaceLink, copyLink]) {
      expect(await refused(act, vera)).toMatchObject({ code: "forbidden", reason: "lacks_permission" });
      expect(await refused(act, olive, theirs.id)).toMatchObject({ code: "not_found" });
      expect(await refused(act, olive, "inv_nothing")).toMatchObject({ code: "not_found" });
      expect(await refused(act, otto)).toMatchObject({ code: "not_found" });
    }
  });
});

test("no invitation ever comes back or moves between its ends, whoever asks the database", async () => {
  const { sql } = world;
  for (const end of ["declined", "revoked", "expired"]) {
    const one = await plantInvitation(sql, world.ctx, { email: `${end}@ends.example`, by: olive, to: northwind });
    await sql`update invitations set state = ${end} where id = ${one.id}`;
    for (const next of ["pending", "accepted", "declined", "revoked", "expired"].filter((state) => state !== end)) {
      const move = sql`update invitations set state = ${next}, accepted_by = ${next === "accepted" ? olive.userId : null}
        where id = ${one.id}`;
      await expect(move, `${end} -> ${next}`).rejects.toMatchObject({ code: "23514" });
    }
  }
});
