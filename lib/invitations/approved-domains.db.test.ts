import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { cast } from "@/db/seed";
import { brokenInvariants, refusesUnwritten } from "@/lib/testing/observe";
import { addAccount, invitee, memberActor, tokenOf, userActor } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import { acceptInvitation } from "./accept-invitation";
import { inviteMember } from "./invite-member";
import { replaceLink } from "./replace-link";
import { resendInvitation } from "./resend-invitation";

const { olive, northwind } = cast;

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
beforeEach(async () => {
  await world.sql`update organisations set approved_domains = '["northwind.example"]' where id = ${northwind.id}`;
});
afterEach(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
});
afterAll(() => world.close());

const invite = async (email: string, given: object = {}) =>
  inviteMember(world.ctx, await memberActor(world.sql, olive, northwind), { email, role: "technician", ...given });
const refused = async (email: string, given: object = {}) => {
  const actor = await memberActor(world.sql, olive, northwind);
  const input = { email, role: "technician", ...given };
  return refusesUnwritten(world.sql, () => inviteMember(world.ctx, actor, input));
};

/** What the log holds of an invitation's sending. */
async function sentEvent(invitationId: string) {
  const [row] = await world.sql<{ body: string }[]>`
    select body from audit_events where action = 'invitation.sent' and target_id = ${invitationId}`;
  return JSON.parse(row?.body ?? "{}").details;
}

test("a domain covers itself and everything below it, in any letters, and nothing that only looks like it", async () => {
  for (const email of ["in@northwind.example", "in@mail.northwind.example", "in@A.B.Northwind.EXAMPLE"]) {
    const { invitationId } = await invite(email);
    expect(await sentEvent(invitationId), email).toMatchObject({ isOutside: false });
    const [row] = await world.sql`select outside_reason from invitations where id = ${invitationId}`;
    expect(row).toEqual({ outside_reason: null });
  }
  for (const email of ["out@evilnorthwind.example", "out@northwind.example.test", "northwind.example@out.example"]) {
    expect(await refused(email), email).toMatchObject({
      code: "invalid",
      fields: { email: "outside_domains" },
      facts: { domains: "northwind.example" },
    });
  }
});

test("an address outside needs the tick and a reason, both", async () => {
  expect(await refused("out@example.com", { reason: "A contractor" })).toMatchObject({
    fields: { email: "outside_domains" },
  });
  expect((await refused("out@example.com", { outside: true })).fields).toEqual({ reason: "Enter a reason" });
  expect((await refused("out@example.com", { outside: true, reason: "  " })).fields).toEqual({
    reason: "Enter a reason",
  });
  expect((await refused("out@example.com", { outside: "yes", reason: "A contractor" })).fields).toHaveProperty(
    "outside",
  );
});

test("an invitation to outside stands in the log as one, and its reason beside the invitation", async () => {
  const { invitationId } = await invite("out@example.com", { outside: true, reason: "A contractor" });
  expect(await sentEvent(invitationId)).toMatchObject({ isOutside: true });
  const [row] = await world.sql`select outside_reason from invitations where id = ${invitationId}`;
  expect(row).toEqual({ outside_reason: "A contractor" });
});

test("an address inside keeps no reason, even if one was given", async () => {
  const { invitationId } = await invite("ticked@northwind.example", { outside: true, reason: "By mistake" });
  expect(await sentEvent(invitationId)).toMatchObject({ isOutside: false });
  const [row] = await world.sql`select outside_reason from invitations where id = ${invitationId}`;
  expect(row).toEqual({ outside_reason: null });
});

test("somebody from outside comes in through the mailed link only: not a copied one, not from the profile page", async () => {
  const { sql, ctx } = world;
  const guest = await addAccount(sql, "Gina Guest", "gina@example.com");
  const { invitationId } = await invite(guest.email, { outside: true, reason: "A contractor" });
  const mailed = await tokenOf(sql, ctx, "invitations", invitationId);
  const [copied = ""] = mailed.split("~");
  const asGuest = await userActor(sql, guest);
  const outside = { code: "forbidden", reason: "mailed_link_only" };
  const ways = [
    [copied, outside],
    [{ id: invitationId }, outside],
    // A proof that is there and wrong is no copied link, but an unknown one.
    [`${copied}~made-up`, { code: "not_found" }],
  ] as const;
  for (const [way, refusal] of ways) {
    const act = () => acceptInvitation(ctx, invitee(way, asGuest), {});
    expect(await refusesUnwritten(sql, act)).toMatchObject(refusal);
  }
  expect(await acceptInvitation(ctx, invitee(mailed, asGuest), {})).toMatchObject({ kind: "member" });
});

test("it stays so when the link is replaced, and when the invitation is sent again after it was declined", async () => {
  const { sql, ctx } = world;
  const guest = await addAccount(sql, "Nils Next", "nils@example.com");
  const actor = await memberActor(sql, olive, northwind);
  const { invitationId } = await invite(guest.email, { outside: true, reason: "A contractor" });
  await sql`update invitations set sent_at = sent_at - interval '6 minutes' where id = ${invitationId}`;
  await replaceLink(ctx, actor, { invitationId });
  const asGuest = await userActor(sql, guest);
  const [copied = ""] = (await tokenOf(sql, ctx, "invitations", invitationId)).split("~");
  const byCopy = () => acceptInvitation(ctx, invitee(copied, asGuest), {});
  expect(await refusesUnwritten(sql, byCopy)).toMatchObject({ reason: "mailed_link_only" });

  await sql`update invitations set state = 'declined', state_changed_at = now() where id = ${invitationId}`;
  await resendInvitation(ctx, actor, { invitationId });
  const [again] = await sql<{ id: string; outside_reason: string }[]>`
    select id, outside_reason from invitations where email_canonical = ${guest.email} and state = 'pending'`;
  expect(again?.outside_reason).toBe("A contractor");
  const byId = () => acceptInvitation(ctx, invitee({ id: again?.id ?? "" }, asGuest), {});
  expect(await refusesUnwritten(sql, byId)).toMatchObject({ reason: "mailed_link_only" });
});

test("without a list every address may be invited, and accepts in every way", async () => {
  const { sql, ctx } = world;
  await sql`update organisations set approved_domains = '[]' where id = ${northwind.id}`;
  const guest = await addAccount(sql, "Free Guest", "free@anywhere.example");
  const { invitationId } = await invite(guest.email);
  const asGuest = await userActor(sql, guest);
  expect(await acceptInvitation(ctx, invitee({ id: invitationId }, asGuest), {})).toMatchObject({ kind: "member" });
});
