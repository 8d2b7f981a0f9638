import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cast, castMemberId } from "@/db/seed";
import { brokenInvariants, logOf, queued, refusesUnwritten } from "@/lib/testing/observe";
import { plantPlace, plantProject, plantProjectInvitation } from "@/lib/testing/plant-project";
import {
  addAccount,
  invitee,
  joinTeam,
  type Person,
  type Planted,
  plantInvitation,
  rejoin,
  userActor,
} from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import { askForInvitation } from "./ask-for-invitation";
import { invitationAskedForMail } from "./mails";

const { olive, adam, vera, northwind } = cast;

let world: World;
let planted: Planted;
let person: Person;
let count = 0;
beforeAll(async () => {
  world = await openWorld();
  await world.sql`update organisations set seat_limit = 100 where id = ${northwind.id}`;
});
beforeEach(async () => {
  count += 1;
  planted = await plantInvitation(world.sql, world.ctx, {
    email: `old${count}@example.com`,
    by: adam,
    to: northwind,
  });
  person = await addAccount(world.sql, "Jonas Weber", `new${count}@example.com`);
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

const invitation = () => world.sql`select * from invitations where id = ${planted.id}`;
const ask = async (link = planted.copied, who = person) =>
  askForInvitation(world.ctx, invitee(link, await userActor(world.sql, who)), {});
/** Whom the mails about this invitation go to. */
const asked = async () =>
  (await queued(world.sql, invitationAskedForMail))
    .filter(({ invitationId }) => invitationId === planted.id)
    .map(({ userId }) => userId);
const refused = async (link = planted.copied, who = person) => {
  const actor = await userActor(world.sql, who);
  return refusesUnwritten(world.sql, () => askForInvitation(world.ctx, invitee(link, actor), {}));
};

describe("asking for an invitation to another address", () => {
  test("tells whoever invited, stands in the log, and leaves the invitation as it is", async () => {
    const before = await invitation();
    expect(await ask()).toBeNull();
    expect(await queued(world.sql, invitationAskedForMail)).toContainEqual({
      organisationId: northwind.id,
      invitationId: planted.id,
      askedBy: person.userId,
      userId: adam.userId,
    });
    expect(await asked()).toEqual([adam.userId]);
    expect((await logOf(world.sql, northwind.id))[0]).toMatchObject({
      action: "invitation.asked_for",
      actor: person.userId,
      target: planted.id,
    });
    expect(await invitation()).toEqual(before);
  });

  test.each([
    ["has left", () => world.sql`delete from members where id = ${castMemberId(adam, northwind)}`],
    [
      "may no longer invite",
      () => world.sql`update members set role_id = 'rol_member' where id = ${castMemberId(adam, northwind)}`,
    ],
  ])("tells those who run the team where whoever invited %s", async (_what, happen) => {
    try {
      await happen();
      await ask();
      expect(await asked()).toEqual([olive.userId]);
    } finally {
      // A pending invitation of somebody who is not a member is none that removing leaves.
      await rejoin(world.sql, adam, northwind, "administrator");
    }
  });

  test("tells whoever invited into a project, while they may bring somebody into it", async () => {
    const { sql } = world;
    const manager = await addAccount(sql, "Site Manager", `manager${count}@example.com`);
    const memberId = await joinTeam(sql, manager, northwind, "member");
    const projectId = await plantProject(sql, northwind, `Quay ${count}`);
    await plantPlace(sql, projectId, memberId, ["manage_service"]);
    await sql`update invitations set for_projects = true, invited_by = ${manager.userId} where id = ${planted.id}`;
    await plantProjectInvitation(sql, projectId, planted.id, manager);
    await sql`update organisations set project_managers_may_invite = true where id = ${northwind.id}`;
    await ask();
    expect(await asked()).toEqual([manager.userId]);
    await sql`update organisations set project_managers_may_invite = false where id = ${northwind.id}`;
    await ask(planted.copied, await addAccount(sql, "Jonas Other", `other${count}@example.com`));
    expect((await asked()).slice(1)).toEqual([olive.userId, adam.userId]);
  });

  test("is refused a second time within a day, for this person alone", async () => {
    await ask();
    expect(await refused()).toMatchObject({ code: "rate_limited", reason: "asked_already" });
    expect(await refused(planted.mailed)).toMatchObject({ code: "rate_limited", reason: "asked_already" });
    await ask(planted.copied, vera);
    expect(await asked()).toEqual([adam.userId, adam.userId]);
  });

  test("counts with all that somebody asks others by mail", async () => {
    const bucket = `mail:request:hour:${person.userId}`;
    await world.sql`select take_permit(${bucket}, 10, 3600) from generate_series(1, 10)`;
    expect(await refused()).toMatchObject({ code: "rate_limited", reason: undefined });
  });

  test("sends one mail where two ask at once", async () => {
    const actor = await userActor(world.sql, person);
    const outcomes = await Promise.allSettled([
      askForInvitation(world.ctx, invitee(planted.copied, actor), {}),
      askForInvitation(world.other, invitee(planted.mailed, actor), {}),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await asked()).toEqual([adam.userId]);
  });

  test("is refused to whoever is not signed in, holds no link, or is invited", async () => {
    const unsigned = () => askForInvitation(world.ctx, invitee(planted.mailed), {});
    expect(await refusesUnwritten(world.sql, unsigned)).toMatchObject({
      code: "verification_required",
      reason: "sign_in",
    });
    expect(await refused("nothing")).toMatchObject({ code: "not_found" });
    expect(await refused(`${planted.copied}~${planted.copied}`)).toMatchObject({ code: "not_found" });
    const actor = await userActor(world.sql, person);
    const byId = () => askForInvitation(world.ctx, invitee({ id: planted.id }, actor), {});
    expect(await refusesUnwritten(world.sql, byId)).toMatchObject({ code: "not_found" });
    const invited = await addAccount(world.sql, "Invited", `old${count}@example.com`);
    expect(await refused(planted.copied, invited)).toMatchObject({ code: "conflict", reason: "is_yours" });
  });

  test.each(["declined", "revoked", "expired"])("is refused when the invitation is %s", async (state) => {
    await (state === "expired"
      ? world.sql`update invitations set expires_at = now() where id = ${planted.id}`
      : world.sql`update invitations set state = ${state} where id = ${planted.id}`);
    expect(await refused()).toMatchObject({ code: "expired", reason: state });
  });
});
