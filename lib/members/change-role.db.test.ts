import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cast, castMemberId } from "@/db/seed";
import { systemIds } from "@/lib/kernel/ids";
import { brokenInvariants, logOf, queued, refusesUnwritten } from "@/lib/testing/observe";
import { openPostRoom } from "@/lib/testing/post-room";
import { addAccount, joinTeam, memberActor, rejoin } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import { changeRole } from "./change-role";
import { getTeam } from "./get-team";
import { roleChangedMail } from "./mails";
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

async function change(who: typeof mia, memberId: string, role: string) {
  return changeRole(world.ctx, await memberActor(world.sql, who, northwind), { memberId, role });
}

/** Tries, expects to be refused, and that nothing was written. */
const refused = (...given: Parameters<typeof change>) =>
  refusesUnwritten(world.sql, () => change(...given), ["sessions"]);

const roleOf = async (memberId: string) =>
  (await world.sql<{ role: string }[]>`select role_id as role from members where id = ${memberId}`)[0]?.role;

test("a role is changed in place: same membership, same day of joining, and the next request obeys", async () => {
  const { sql, ctx } = world;
  const asMia = await memberActor(sql, mia, northwind);
  expect((await getTeam(ctx, asMia, {})).mayManage).toBe(false);
  const before = await sql`select id, user_id, joined_at from members where id = ${idOf(mia)}`;
  expect(await change(adam, idOf(mia), "administrator")).toEqual({ name: mia.name, role: "Administrator" });
  expect([...(await sql`select id, user_id, joined_at from members where id = ${idOf(mia)}`)]).toEqual([...before]);
  expect((await getTeam(ctx, asMia, {})).mayManage).toBe(true);
  // Only here: what she is elsewhere is the other team's affair.
  expect(await roleOf(castMemberId(mia, southbank))).toBe("rol_developer");
  await rejoin(sql, mia, northwind, "technician");
});

test("the log says what was before and after, with the person beside the hashed entry", async () => {
  const { sql } = world;
  await change(adam, idOf(vera), "technician");
  const [event] = await logOf(sql, northwind.id);
  expect(event).toMatchObject({
    action: "member.role_changed",
    actor: adam.userId,
    target: idOf(vera),
    person: vera.name,
  });
  const [row] = await sql<{ body: string }[]>`
    select body from audit_events where organisation_id = ${northwind.id} order by seq desc limit 1`;
  expect(JSON.parse(row?.body ?? "").details).toMatchObject({
    userId: vera.userId,
    before: "read_only",
    after: "technician",
  });
  expect(row?.body).not.toMatch(/Vera|vera@/);
  await rejoin(sql, vera, northwind, "read_only");
});

test("the member reads by mail who changed their role, from what and to what", async () => {
  const { sql } = world;
  const post = openPostRoom(world);
  await post.clear();
  await change(olive, idOf(vera), "content_manager");
  const [ids] = await queued(sql, roleChangedMail);
  expect(ids).toMatchObject({ organisationId: northwind.id, userId: vera.userId, changedBy: olive.userId });
  const [mail, ...more] = await post.sendAll();
  expect(more).toEqual([]);
  expect(mail?.to).toEqual({ name: vera.name, address: vera.email });
  for (const words of [northwind.name, olive.name, "Read only", "Content manager", "Writes and publishes content"])
    expect(mail?.text).toContain(words);
  await rejoin(sql, vera, northwind, "read_only");
});

test("two changes at the same moment in one hour each have their own mail with their own before and after", async () => {
  const post = openPostRoom(world);
  await post.clear();
  await change(olive, idOf(vera), "technician");
  await change(olive, idOf(vera), "read_only");
  const [first, second] = await post.sendAll();
  expect(first?.text).toMatch(/Before:? *\n?Read only/);
  expect(second?.text).toMatch(/Before:? *\n?Technician/);
});

test("nobody is mailed about a role that they changed themselves", async () => {
  const { sql } = world;
  const post = openPostRoom(world);
  await post.clear();
  await rejoin(sql, adam, northwind, "owner");
  await sql`update members set receives_report = true where id = ${idOf(adam)}`;
  await change(adam, idOf(adam), "administrator");
  expect(await queued(sql, roleChangedMail)).toEqual([]);
  // Made owner again, they are not sent a report that they have not asked for anew.
  const [row] = await sql`select receives_report from members where id = ${idOf(adam)}`;
  expect(row).toEqual({ receives_report: false });
  expect((await logOf(sql, northwind.id))[0]).toMatchObject({ action: "member.role_changed", actor: adam.userId });
});

describe("one's own role", () => {
  test("is given up by an owner while another owner remains, and by the last one never", async () => {
    const { sql } = world;
    expect(await refused(olive, idOf(olive), "administrator")).toMatchObject({
      code: "conflict",
      reason: "last_owner",
    });
    await rejoin(sql, adam, northwind, "owner");
    await change(olive, idOf(olive), "administrator");
    expect(await roleOf(idOf(olive))).toBe("rol_administrator");
    expect(await refused(adam, idOf(adam), "member")).toMatchObject({ code: "conflict", reason: "last_owner" });
    await change(adam, idOf(olive), "owner");
    await change(olive, idOf(adam), "administrator");
  });

  test("is nobody else's to change, whether up or down", async () => {
    expect(await refused(adam, idOf(adam), "technician")).toMatchObject({ code: "forbidden", reason: "own_role" });
    expect(await refused(adam, idOf(adam), "administrator")).toMatchObject({ code: "forbidden", reason: "own_role" });
    expect(await refused(adam, idOf(adam), "owner")).toMatchObject({ code: "forbidden", reason: "outranked" });
    expect(await refused(mia, idOf(mia), "member")).toMatchObject({ code: "forbidden", reason: "lacks_permission" });
  });
});

describe("a change of role is refused", () => {
  test("for a member who may not manage the team, with an entry in the log", async () => {
    expect(await refused(vera, idOf(mia), "member")).toMatchObject({ code: "forbidden", reason: "lacks_permission" });
    expect((await logOf(world.sql, northwind.id))[0]).toMatchObject({ action: "access.denied", actor: vera.userId });
  });

  test("of an owner by an administrator, and to owner by an administrator", async () => {
    expect(await refused(adam, idOf(olive), "member")).toMatchObject({ code: "forbidden", reason: "outranked" });
    expect(await refused(adam, idOf(mia), "owner")).toMatchObject({ code: "forbidden", reason: "outranked" });
  });

  test("to the role that the member has already", async () => {
    expect(await refused(olive, idOf(mia), "technician")).toMatchObject({ code: "conflict", reason: "same_role" });
    // For the last owner too: nothing would change.
    expect(await refused(olive, idOf(olive), "owner")).toMatchObject({ code: "conflict", reason: "same_role" });
  });

  test("to a role that does not exist", async () => {
    for (const role of ["god", "", "rol_owner", "Owner"])
      expect((await refused(olive, idOf(mia), role)).fields, role).toEqual({ role: "choose_role" });
  });

  test("alike for a membership of another organisation, one that never was, and no id at all", async () => {
    for (const id of [castMemberId(otto, southbank), castMemberId(mia, southbank), systemIds.create("mem"), "' or 1=1"])
      expect(await refused(olive, id, "member"), id).toMatchObject({ code: "not_found", reason: undefined });
    expect(await refused(otto, idOf(mia), "member")).toMatchObject({ code: "not_found" });
  });

  test("in a private account, which has no team", async () => {
    const { sql, ctx } = world;
    const actor = await memberActor(sql, olive, { id: olive.personalId });
    const [own] = await sql`select id from members where organisation_id = ${olive.personalId}`;
    const act = () => changeRole(ctx, actor, { memberId: own?.id, role: "member" });
    expect(await refusesUnwritten(sql, act)).toMatchObject({ code: "not_found" });
  });

  test("of a member who has been removed meanwhile, and by one who has", async () => {
    const { sql, ctx } = world;
    const guest = await addAccount(sql, "Gina Guest", "gina@example.com");
    const memberId = await joinTeam(sql, guest, northwind, "administrator");
    const asGina = await memberActor(sql, guest, northwind);
    const asOlive = await memberActor(sql, olive, northwind);
    await removeMember(ctx, asOlive, { memberId, confirmation: guest.name });
    expect(await refused(olive, memberId, "member")).toMatchObject({ code: "not_found" });
    const act = () => changeRole(ctx, asGina, { memberId: idOf(vera), role: "member" });
    expect(await refusesUnwritten(sql, act)).toMatchObject({ code: "not_found" });
  });

  test("by somebody whose session has ended meanwhile", async () => {
    const { sql, ctx } = world;
    const actor = await memberActor(sql, olive, northwind);
    await sql`update sessions set expires_at = now() where id = ${actor.sessionId}`;
    const act = () => changeRole(ctx, actor, { memberId: idOf(mia), role: "member" });
    expect(await refusesUnwritten(sql, act)).toMatchObject({ code: "verification_required" });
  });

  test("with fields that it does not expect", async () => {
    const { sql, ctx } = world;
    const actor = await memberActor(sql, olive, northwind);
    const input = { memberId: idOf(mia), role: "member", organisationId: southbank.id };
    const refusal = await refusesUnwritten(sql, () => changeRole(ctx, actor, input));
    expect(refusal).toMatchObject({ code: "invalid", fields: { organisationId: "This field is not expected" } });
  });
});
