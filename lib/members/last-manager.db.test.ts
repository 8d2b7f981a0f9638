import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { deleteAccount } from "@/lib/accounts/delete-account";
import { archiveUser } from "@/lib/admin/archive-user";
import { getDashboard } from "@/lib/dashboard/get-dashboard";
import type { ProjectPermission } from "@/lib/permissions/project-table";
import { brokenInvariants, queued, refusalOf, refusesUnwritten, untilSomebodyWaits } from "@/lib/testing/observe";
import { plantCase } from "@/lib/testing/plant-case";
import { plantPlace, plantProject } from "@/lib/testing/plant-project";
import { type Member, openStages, type Stage } from "@/lib/testing/stage";
import { castPassword, openWorld, type World } from "@/lib/testing/world";
import { endDueMemberships } from "./end-due-memberships";
import { leaveOrganisation } from "./leave-organisation";
import { listMembers } from "./list-members";
import { listMyPlaces } from "./list-my-places";
import { projectsNeedManagerMail } from "./mails";
import { removeMember } from "./remove-member";

let world: World;
let open: () => Promise<Stage>;
let stage: Stage;
let manager: Member;
let harbour: string;
beforeAll(async () => {
  world = await openWorld({ connections: 4 });
  open = openStages(world);
});
beforeEach(async () => {
  stage = await open();
  manager = await stage.join("member");
  harbour = await plantProject(world.sql, stage.team, "Harbour");
  await place(harbour, manager);
  await world.sql`delete from graphile_worker._private_jobs`;
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

const place = (projectId: string, { memberId }: Member, may: readonly ProjectPermission[] = ["manage_service"]) =>
  plantPlace(world.sql, projectId, memberId, may);
const leave = async (who: Member) => leaveOrganisation(world.ctx, await stage.as(who), {});
const remove = async (who: Member) =>
  removeMember(world.ctx, await stage.asOwner(), { memberId: who.memberId, confirmation: who.name });
const project = (id: string, name: string) => ({ id, name });

/** The latest entry of the log with this name. */
async function logged(action: string) {
  const [row] = await world.sql<{ details: Record<string, unknown> }[]>`
    select (body::jsonb)->'details' as details from audit_events
    where organisation_id = ${stage.team.id} and action = ${action} order by seq desc limit 1`;
  return row?.details;
}
const placesLeft = async () => (await world.sql`select 1 from project_members where project_id = ${harbour}`).length;
const told = async () => (await queued(world.sql, projectsNeedManagerMail)).length;

describe("by themselves, the only manager of a project does not go", () => {
  test("leaving is refused, and names it", async () => {
    const quay = await plantProject(world.sql, stage.team, "Quay");
    await place(quay, manager);
    const asManager = await stage.as(manager);
    const refusal = await refusesUnwritten(world.sql, () => leaveOrganisation(world.ctx, asManager, {}));
    expect(refusal).toMatchObject({ code: "conflict", reason: "last_manager", facts: { projects: "Harbour, Quay" } });
  });

  test("of many, five are named", async () => {
    for (let number = 1; number <= 6; number += 1)
      await place(await plantProject(world.sql, stage.team, `Berth ${number}`), manager);
    const { facts } = await refusalOf(leave(manager));
    expect(facts.projects).toBe("Berth 1, Berth 2, Berth 3, Berth 4, Berth 5 and 2 more");
  });

  test("deleting the account is refused, and names it", async () => {
    const asPerson = await stage.user(manager);
    const input = { email: manager.email, password: castPassword };
    const refusal = await refusesUnwritten(world.sql, () => deleteAccount(world.ctx, asPerson, input), [
      "password_attempts",
    ]);
    expect(refusal).toMatchObject({ reason: "last_manager", facts: { projects: "Harbour" } });
    await world.sql`update projects set deleted_at = now(), deleted_by = 'usr_x' where id = ${harbour}`;
    await deleteAccount(world.ctx, asPerson, input);
    expect(await placesLeft()).toBe(0);
  });

  test("half of what makes a manager counts for nothing, and an owner's role does not either", async () => {
    const half = await stage.join("administrator");
    const placeId = await place(harbour, half, []);
    await world.sql`insert into project_grants (id, organisation_id, project_id, project_member_id, permission, granted_by)
      select 'prg_half' || ${placeId}, organisation_id, id, ${placeId}, 'manage_users', 'usr_x' from projects where id = ${harbour}`;
    expect(await refusalOf(leave(manager))).toMatchObject({ reason: "last_manager" });
    // Who manages nothing there may go.
    await leave(half);
    expect(await logged("member.left")).toMatchObject({
      projects: [{ project: project(harbour, "Harbour"), permissions: ["manage_users"], needsManager: false }],
    });
  });

  test("one of two may go, and the log says what they held", async () => {
    await place(harbour, await stage.join("member"));
    await leave(manager);
    expect(await logged("member.left")).toMatchObject({
      projects: [
        {
          project: project(harbour, "Harbour"),
          permissions: ["manage_settings", "manage_users"],
          needsManager: false,
        },
      ],
    });
    expect(await told()).toBe(0);
  });

  test("two who go at once: one stays", async () => {
    const second = await stage.join("member");
    await place(harbour, second);
    const [one, other] = [await stage.as(manager), await stage.as(second)];
    const outcomes = await Promise.allSettled([
      leaveOrganisation(world.ctx, one, {}),
      leaveOrganisation(world.other, other, {}),
    ]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await placesLeft()).toBe(1);
  });

  test("one who leaves while the other is demoted stays", async () => {
    const second = await stage.join("member");
    const placeId = await place(harbour, second);
    const asManager = await stage.as(manager);
    let leaving: Promise<unknown> = Promise.resolve();
    await world.sql.begin(async (tx) => {
      await tx`select 1 from organisations where id = ${stage.team.id} for no key update`;
      await tx`delete from project_grants where project_member_id = ${placeId}`;
      leaving = refusalOf(leaveOrganisation(world.ctx, asManager, {}));
      await untilSomebodyWaits(world.sql);
    });
    expect(await leaving).toMatchObject({ reason: "last_manager" });
    expect(await placesLeft()).toBe(2);
  });

  test("one who leaves while the organisation removes the other stays", async () => {
    const second = await stage.join("member");
    await place(harbour, second);
    const [asManager, asOwner] = [await stage.as(manager), await stage.asOwner()];
    const outcomes = await Promise.allSettled([
      leaveOrganisation(world.ctx, asManager, {}),
      removeMember(world.other, asOwner, { memberId: second.memberId, confirmation: second.name }),
    ]);
    // Whoever comes first: the organisation is never refused.
    expect(outcomes[1].status).toBe("fulfilled");
    const hasManager = (await placesLeft()) === 1;
    expect(hasManager ? outcomes[0].status === "rejected" : (await logged("member.removed")) !== undefined).toBe(true);
  });
});

describe("a live project keeps two managers against whoever goes by themselves", () => {
  const goLive = () => world.sql`update projects set went_live_at = now() where id = ${harbour}`;
  let second: Member;
  beforeEach(async () => {
    second = await stage.join("member");
    await place(harbour, second);
    await goLive();
  });

  test("leaving is refused while there are two, and names it; a third lets them go", async () => {
    const asManager = await stage.as(manager);
    const refusal = await refusesUnwritten(world.sql, () => leaveOrganisation(world.ctx, asManager, {}));
    expect(refusal).toMatchObject({ code: "conflict", reason: "two_managers", facts: { projects: "Harbour" } });
    await place(harbour, await stage.join("member"));
    await leave(manager);
    expect(await placesLeft()).toBe(2);
    // Who manages nothing there is not needed.
    const reader = await stage.join("member");
    await place(harbour, reader, ["view_activity"]);
    await leave(reader);
  });

  test("deleting the account is refused, and names it", async () => {
    const asPerson = await stage.user(manager);
    const input = { email: manager.email, password: castPassword };
    const refusal = await refusesUnwritten(world.sql, () => deleteAccount(world.ctx, asPerson, input), [
      "password_attempts",
    ]);
    expect(refusal).toMatchObject({ reason: "two_managers", facts: { projects: "Harbour" } });
  });

  test("of three, two who go at once: two stay", async () => {
    await place(harbour, await stage.join("member"));
    const [one, other] = [await stage.as(manager), await stage.as(second)];
    const outcomes = await Promise.allSettled([
      leaveOrganisation(world.ctx, one, {}),
      leaveOrganisation(world.other, other, {}),
    ]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await placesLeft()).toBe(2);
  });

  test("one of three who leaves while another is demoted stays", async () => {
    const placeId = await place(harbour, await stage.join("member"));
    const asManager = await stage.as(manager);
    let leaving: Promise<unknown> = Promise.resolve();
    await world.sql.begin(async (tx) => {
      await tx`select 1 from organisations where id = ${stage.team.id} for no key update`;
      await tx`delete from project_grants where project_member_id = ${placeId}`;
      leaving = refusalOf(leaveOrganisation(world.ctx, asManager, {}));
      await untilSomebodyWaits(world.sql);
    });
    expect(await leaving).toMatchObject({ reason: "two_managers" });
  });

  test("one of two who leaves a project on trial while it goes live stays", async () => {
    await world.sql`update projects set went_live_at = null where id = ${harbour}`;
    const asManager = await stage.as(manager);
    let leaving: Promise<unknown> = Promise.resolve();
    await world.sql.begin(async (tx) => {
      await tx`select 1 from organisations where id = ${stage.team.id} for no key update`;
      await tx`update projects set went_live_at = now() where id = ${harbour}`;
      leaving = refusalOf(leaveOrganisation(world.ctx, asManager, {}));
      await untilSomebodyWaits(world.sql);
    });
    expect(await leaving).toMatchObject({ reason: "two_managers", facts: { projects: "Harbour" } });
    expect(await placesLeft()).toBe(2);
  });

  test("the organisation removes one at the same time: it is never refused, and the other stays", async () => {
    await place(harbour, await stage.join("member"));
    const [asManager, asOwner] = [await stage.as(manager), await stage.asOwner()];
    const outcomes = await Promise.allSettled([
      leaveOrganisation(world.ctx, asManager, {}),
      removeMember(world.other, asOwner, { memberId: second.memberId, confirmation: second.name }),
    ]);
    expect(outcomes[1].status).toBe("fulfilled");
    // Whoever left first was one of three.
    expect(await placesLeft()).toBe(outcomes[0].status === "fulfilled" ? 1 : 2);
  });

  test("beforehand, whoever leaves or removes is told", async () => {
    const lost = {
      all: { count: 1, first: ["Harbour"] },
      alone: { count: 0, first: [] },
      live: { count: 1, first: ["Harbour"] },
      cases: 0,
    };
    expect(await listMyPlaces(world.ctx, await stage.user(manager), {})).toEqual([
      { organisationId: stage.team.id, places: lost, isOnlyOwner: false },
    ]);
    const { members } = await listMembers(world.ctx, await stage.asOwner(), { search: manager.email });
    expect(members[0]?.places).toEqual(lost);
    const { caseId } = await plantCase(world.sql, harbour, { assigneeId: manager.memberId });
    expect((await listMyPlaces(world.ctx, await stage.user(manager), {}))[0]?.places.cases).toBe(1);
    const [row] = (await listMembers(world.ctx, await stage.asOwner(), { search: manager.email })).members;
    expect(row?.places.cases).toBe(1);
    await world.sql`delete from service_cases where id = ${caseId}`;
    for (let number = 1; number <= 7; number += 1)
      await place(await plantProject(world.sql, stage.team, `Berth ${number}`), manager);
    const [mine] = await listMyPlaces(world.ctx, await stage.user(manager), {});
    expect(mine?.places).toMatchObject({
      all: { count: 8, first: ["Berth 1", "Berth 2", "Berth 3", "Berth 4", "Berth 5"] },
      alone: { count: 7 },
    });
    const nowhere = { count: 0, first: [] };
    expect(await listMyPlaces(world.ctx, await stage.user(stage.owner), {})).toEqual([]);
    await world.sql`
      update members set role_id = 'rol_member'
      where organisation_id = ${stage.team.id} and role_id = 'rol_owner' and id <> ${stage.owner.memberId}`;
    expect(await listMyPlaces(world.ctx, await stage.user(stage.owner), {})).toEqual([
      {
        organisationId: stage.team.id,
        places: { all: nowhere, alone: nowhere, live: nowhere, cases: 0 },
        isOnlyOwner: true,
      },
    ]);
    await world.sql`update members set role_id = 'rol_owner' where id = ${manager.memberId}`;
    expect(await listMyPlaces(world.ctx, await stage.user(stage.owner), {})).toEqual([]);
    await world.sql`update members set role_id = 'rol_technician' where id = ${manager.memberId}`;
    await world.sql`update projects set deleted_at = now(), deleted_by = 'usr_x' where organisation_id = ${stage.team.id}`;
    expect(await listMyPlaces(world.ctx, await stage.user(manager), {})).toEqual([]);
  });
});

describe("the organisation is not held up by a project", () => {
  const expectTold = async (because?: string) => {
    expect(await logged("member.removed")).toMatchObject({
      ...(because ? { because } : {}),
      projects: [{ project: project(harbour, "Harbour"), needsManager: true }],
    });
    const owners =
      await world.sql`select 1 from members where organisation_id = ${stage.team.id} and role_id = 'rol_owner'`;
    expect(await told()).toBe(owners.length);
    expect(await getDashboard(world.ctx, await stage.asOwner(), {})).toMatchObject({
      projectsWithoutManager: [project(harbour, "Harbour")],
    });
    expect(await placesLeft()).toBe(0);
  };

  test("a removal says beforehand which projects lose their manager, and the owners hear of it", async () => {
    const { members } = await listMembers(world.ctx, await stage.asOwner(), { search: manager.email });
    expect(members[0]?.places).toEqual({
      all: { count: 1, first: ["Harbour"] },
      alone: { count: 1, first: ["Harbour"] },
      live: { count: 0, first: [] },
      cases: 0,
    });
    await remove(manager);
    await expectTold();
  });

  test("a membership ends on its day", async () => {
    await world.sql`update members set ends_at = now() - interval '1 minute' where id = ${manager.memberId}`;
    await endDueMemberships(world.ctx);
    await expectTold("end_date");
  });

  test("a platform admin archives the account", async () => {
    const admin = await stage.admin();
    await archiveUser(world.ctx, admin.actor, { personId: manager.userId });
    await expectTold("archived");
  });

  test("only those who may manage the team are shown what lacks a manager", async () => {
    await remove(manager);
    const asReader = await stage.as(await stage.join("read_only"));
    expect(await getDashboard(world.ctx, asReader, {})).toMatchObject({ projectsWithoutManager: [] });
    const { members } = await listMembers(world.ctx, asReader, {});
    expect(members.every(({ places }) => places.all.count === 0)).toBe(true);
  });
});
