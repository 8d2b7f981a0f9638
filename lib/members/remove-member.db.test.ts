import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cast, castMemberId } from "@/db/seed";
import { systemIds } from "@/lib/kernel/ids";
import { brokenInvariants, logOf, queued, refusesUnwritten } from "@/lib/testing/observe";
import { addAccount, joinTeam, memberActor, plantInvitation, rejoin } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import { memberRemovedMail } from "./mails";
import { removeMember } from "./remove-member";

const { olive, adam, mia, vera, otto, northwind, southbank } = cast;
const idOf = (who: typeof mia) => castMemberId(who, northwind);

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

const asMember = (who: typeof mia) => memberActor(world.sql, who, northwind);

/** Tries, expects to be refused, and that nothing was written. */
async function refused(who: typeof mia, memberId: string, confirmation: string) {
  const actor = await asMember(who);
  return refusesUnwritten(world.sql, () => removeMember(world.ctx, actor, { memberId, confirmation }));
}

describe("a removal is refused", () => {
  test("when the member's name is not typed exactly", async () => {
    const refusal = await refused(adam, idOf(vera), "vera sato");
    expect(refusal).toMatchObject({
      code: "invalid",
      fields: { confirmation: "type_name" },
      facts: { name: "Vera Sato" },
    });
  });

  test("for a member who may not manage the team", async () => {
    expect(await refused(mia, idOf(vera), vera.name)).toMatchObject({ code: "forbidden", reason: "lacks_permission" });
    const [denied] = await logOf(world.sql, northwind.id);
    expect(denied).toMatchObject({ action: "access.denied", actor: mia.userId });
  });

  test("when an administrator tries to remove an owner, whose permissions they lack", async () => {
    expect(await refused(adam, idOf(olive), olive.name)).toMatchObject({ code: "forbidden", reason: "outranked" });
  });

  test("for the last owner, also by themselves", async () => {
    expect(await refused(olive, idOf(olive), olive.name)).toMatchObject({ code: "conflict", reason: "last_owner" });
  });

  test("for oneself: leaving is another act", async () => {
    expect(await refused(adam, idOf(adam), adam.name)).toMatchObject({ code: "conflict", reason: "yourself" });
  });

  test("alike for a membership of another organisation, one that never was, and no id at all", async () => {
    for (const id of [castMemberId(otto, southbank), systemIds.create("mem"), "'; drop table members; --"]) {
      expect(await refused(olive, id, otto.name)).toMatchObject({ code: "not_found", reason: undefined });
    }
  });

  test("as not found for somebody who is no member of the organisation", async () => {
    expect(await refused(otto, idOf(mia), mia.name)).toMatchObject({ code: "not_found" });
  });

  test("for somebody whose session has ended meanwhile", async () => {
    const actor = await asMember(olive);
    await world.sql`delete from sessions where id = ${actor.sessionId}`;
    const act = () => removeMember(world.ctx, actor, { memberId: idOf(vera), confirmation: vera.name });
    expect(await refusesUnwritten(world.sql, act)).toMatchObject({ code: "verification_required" });
  });

  test("for fields that it does not expect", async () => {
    const actor = await asMember(olive);
    const input = { memberId: idOf(vera), confirmation: vera.name, organisationId: southbank.id };
    const refusal = await refusesUnwritten(world.sql, () => removeMember(world.ctx, actor, input));
    expect(refusal).toMatchObject({ code: "invalid", fields: { organisationId: "This field is not expected" } });
  });
});

test("removing Mia ends her membership here and leaves her account, her session and her other organisation", async () => {
  const session = await asMember(mia);
  await removeMember(world.ctx, await asMember(adam), { memberId: idOf(mia), confirmation: mia.name });
  const left = await world.sql<{ organisation_id: string }[]>`
    select m.organisation_id from members m join organisations o on o.id = m.organisation_id
    where m.user_id = ${mia.userId} and o.kind = 'team'`;
  expect([...left]).toEqual([{ organisation_id: southbank.id }]);
  expect(await world.sql`select 1 from sessions where id = ${session.sessionId}`).toHaveLength(1);

  const [event] = await logOf(world.sql, northwind.id);
  expect(event).toMatchObject({ action: "member.removed", actor: adam.userId, target: idOf(mia), person: mia.name });
  const [{ body } = { body: "" }] = await world.sql<{ body: string }[]>`
    select body from audit_events where organisation_id = ${northwind.id} order by seq desc limit 1`;
  expect(body).not.toContain("Mia");
  const ids = { organisationId: northwind.id, userId: mia.userId, removedBy: adam.userId, removal: idOf(mia) };
  expect(await queued(world.sql, memberRemovedMail)).toEqual([ids]);
  await rejoin(world.sql, mia, northwind, "technician");
});

test("the invitations of a removed member are revoked in the same breath, each with its own event", async () => {
  const { sql, ctx } = world;
  const second = await addAccount(sql, "Ada Second", "ada@northwind.example");
  const memberId = await joinTeam(sql, second, northwind, "administrator");
  const planted = await plantInvitation(sql, ctx, { email: "new@example.com", by: second, to: northwind });
  const kept = await plantInvitation(sql, ctx, { email: "kept@example.com", by: olive, to: northwind });
  await removeMember(ctx, await asMember(olive), { memberId, confirmation: second.name });
  const states = await sql`select id, state from invitations where id in (${planted.id}, ${kept.id}) order by state`;
  expect([...states]).toEqual([
    { id: kept.id, state: "pending" },
    { id: planted.id, state: "revoked" },
  ]);
  const log = await logOf(sql, northwind.id);
  expect(log.slice(0, 2).map(({ action, target }) => [action, target])).toEqual([
    ["invitation.revoked", planted.id],
    ["member.removed", memberId],
  ]);
});
