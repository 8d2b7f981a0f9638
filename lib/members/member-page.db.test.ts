import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "@/db/client";
import { textOf } from "@/lib/audit/describe-event";
import { listMemberEvents } from "@/lib/audit-log/list-member-events";
import { acceptInvitation } from "@/lib/invitations/accept-invitation";
import { inviteMember } from "@/lib/invitations/invite-member";
import { writeCursor } from "@/lib/kernel/cursor";
import { fingerprint } from "@/lib/kernel/fingerprint";
import { createId } from "@/lib/kernel/ids";
import { acceptOwnership } from "@/lib/ownership/accept-ownership";
import { offerOwnership } from "@/lib/ownership/offer-ownership";
import { listMemberProjects, memberProjectsPerPage } from "@/lib/project-team/list-member-projects";
import { editRole } from "@/lib/roles/edit-role";
import { getRole } from "@/lib/roles/get-role";
import { brokenInvariants, refusalOf } from "@/lib/testing/observe";
import { giveRole, plantRole } from "@/lib/testing/own-role";
import { plantToken } from "@/lib/testing/plant";
import { plantGrants, plantPlace, plantProject } from "@/lib/testing/plant-project";
import { type Member, openStages, type Stage } from "@/lib/testing/stage";
import { plantInvitation, testContext } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import { changeRole } from "./change-role";
import { explainPermission } from "./explain-permission";
import { getMember } from "./get-member";
import { getTeam } from "./get-team";
import { listMembers } from "./list-members";

let world: World;
let open: () => Promise<Stage>;
let stage: Stage;
let piotr: Member;
beforeAll(async () => {
  world = await openWorld({ connections: 2 });
  open = openStages(world);
});
beforeEach(async () => {
  stage = await open();
  piotr = await stage.join("member");
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

const get = async (reader: Member, memberId: string) => getMember(world.ctx, await stage.as(reader), { memberId });
const why = async (reader: Member, asked: object) =>
  explainPermission(world.ctx, await stage.as(reader), asked as never);
const granted = (by: Member, projectId: string) =>
  world.sql`update project_grants set granted_by = ${by.userId}, granted_at = '2025-09-09T14:58:00Z' where project_id = ${projectId}`;

describe("who sees a member's page", () => {
  test("whoever manages the team sees everything", async () => {
    await plantToken(world.sql, piotr, stage.team, { name: "deploy" });
    const { member, tokens, isClose, may } = await get(stage.owner, piotr.memberId);
    expect(member).toMatchObject({ name: piotr.name, twoFactor: { state: "none" }, isYou: false });
    expect(tokens.first).toMatchObject([{ name: "deploy", lastUsedAt: null }]);
    expect([isClose, may]).toEqual([true, { revokeTokens: true, readLog: true, seeTeam: true }]);
  });

  test("tokens and invitations are read once, for the page and for the dialog that removes them", async () => {
    const { sql, ctx, owner, team } = stage;
    for (let n = 0; n < 7; n += 1) {
      await plantToken(sql, owner, team, { name: `token ${n}` });
      const sent = await plantInvitation(sql, ctx, { email: stage.address(), by: owner, to: team, role: "member" });
      if (n < 3) await sql`update invitations set expires_at = now() - interval '1 hour' where id = ${sent.id}`;
    }
    const asked: string[] = [];
    const db = openDatabase({ url: world.url, connections: 1, onStatement: (text) => asked.push(text) });
    const reader = await stage.as(owner);
    const view = await getMember(testContext(db), reader, { memberId: owner.memberId });
    await db.close();
    const reads = (table: string) => asked.join("\n").split(`from ${table} `).length - 1;
    // The other invitation is the one that they accepted.
    expect([reads("api_tokens"), reads("invitations")]).toEqual([1, 2]);
    const listed = (await listMembers(ctx, reader, {})).members.find(({ id }) => id === owner.memberId);
    expect([listed?.tokens.length, listed?.invited.length]).toEqual([6, 4]);
    expect({ tokens: view.member.tokens, invited: view.member.invited }).toEqual({
      tokens: listed?.tokens,
      invited: listed?.invited,
    });
    expect(view.sent.first.map(({ isOver }) => isOver)).toEqual([...Array(4).fill(false), ...Array(3).fill(true)]);
  });

  test("a member without any permission sees their own page, and no other", async () => {
    const { member, isClose, may } = await get(piotr, piotr.memberId);
    expect(member.isYou && member.twoFactor !== null && isClose).toBe(true);
    expect(may).toEqual({ revokeTokens: false, readLog: false, seeTeam: false });
    // The same answer whether or not there is somebody.
    for (const other of [stage.owner.memberId, "mem_nobody"]) {
      const lacking = { code: "forbidden", facts: { permission: "team:view" } };
      expect(await refusalOf(get(piotr, other))).toMatchObject(lacking);
      expect(await refusalOf(listMemberProjects(world.ctx, await stage.as(piotr), { memberId: other }))).toMatchObject(
        lacking,
      );
      expect(await refusalOf(why(piotr, { memberId: other }))).toMatchObject(lacking);
    }
  });

  test("whoever may only see the team learns neither sign-ins nor tokens, nor why", async () => {
    await plantToken(world.sql, piotr, stage.team);
    await world.sql`update members set ends_at = now() + interval '9 days' where id = ${piotr.memberId}`;
    const approved = ["approved.example"];
    await world.sql`update organisations set approved_domains = ${approved} where id = ${stage.team.id}`;
    const reader = await stage.join("read_only");
    const view = await get(reader, piotr.memberId);
    // Nor from what a form would be compared with.
    expect(view.member.seen.endsOn).toBe(fingerprint({ endsOn: null }));
    expect((await getTeam(world.ctx, await stage.as(reader), {})).approvedDomains).toEqual([]);
    expect((await getTeam(world.ctx, await stage.asOwner(), {})).approvedDomains).toEqual(approved);
    expect(view).toMatchObject({ heldThrough: null, isClose: false, tokens: { first: [] }, sent: { first: [] } });
    expect(view.member).toMatchObject({ twoFactor: null, lastSignInAt: null, endsOn: null, tokens: [] });
    expect(await refusalOf(why(reader, { memberId: piotr.memberId }))).toMatchObject({
      facts: { permission: "team:manage" },
    });
    await plantPlace(world.sql, await plantProject(world.sql, stage.team, "Harbour"), piotr.memberId);
    const { projects } = await listMemberProjects(world.ctx, await stage.as(reader), { memberId: piotr.memberId });
    expect(projects).toMatchObject([{ name: "Harbour", grants: [] }]);
    const asked = { memberId: piotr.memberId };
    expect(await refusalOf(listMemberEvents(world.ctx, await stage.as(reader), asked))).toMatchObject({
      code: "forbidden",
    });
  });

  test("somebody of another organisation does not exist", async () => {
    const elsewhere = await open();
    const stranger = await elsewhere.join("owner");
    for (const memberId of [stranger.memberId, "mem_nobody", "x"]) {
      expect(await refusalOf(get(stage.owner, memberId))).toMatchObject({ code: "not_found" });
      expect(await refusalOf(why(stage.owner, { memberId }))).toMatchObject({ code: "not_found" });
      const asked = { memberId };
      expect((await listMemberProjects(world.ctx, await stage.asOwner(), asked)).projects).toEqual([]);
      expect((await listMemberEvents(world.ctx, await stage.asOwner(), asked)).events).toEqual([]);
    }
  });
});

describe("through what a role is held", () => {
  test("an invitation, by whom and when; then the latest change", async () => {
    const guest = await stage.person();
    const invited = { email: guest.email, role: "technician" } as const;
    await inviteMember(world.ctx, await stage.asOwner(), invited);
    const [{ id = "" } = {}] = await world.sql<{ id: string }[]>`
      select id from invitations where organisation_id = ${stage.team.id} and email_canonical = ${guest.email}`;
    const user = await stage.user(guest);
    await acceptInvitation(world.ctx, { kind: "invitee", invitation: { id }, user }, {});
    const [{ memberId = "" } = {}] = await world.sql<{ memberId: string }[]>`
      select id as "memberId" from members where organisation_id = ${stage.team.id} and user_id = ${guest.userId}`;
    expect((await get(stage.owner, memberId)).heldThrough).toMatchObject({ kind: "invited", by: stage.owner.name });
    await changeRole(world.ctx, await stage.asOwner(), { memberId, role: "developer" });
    const { heldThrough } = await get(stage.owner, memberId);
    expect(heldThrough).toEqual({ kind: "changed", by: stage.owner.name, at: expect.stringMatching(/Z$/) });
    const { events, hasMore } = await listMemberEvents(world.ctx, await stage.asOwner(), { memberId });
    expect(events.map(({ words }) => textOf(words))).toEqual([
      `${stage.owner.name} changed the role of ${guest.name} from Technician to Developer`,
      `${guest.name} accepted an invitation and joined as Technician`,
    ]);
    expect(hasMore).toBe(false);
  });

  test("a transfer of ownership, with whoever stands on its other side", async () => {
    const heir = await stage.join("administrator");
    await offerOwnership(world.ctx, await stage.asOwner(), { memberId: heir.memberId });
    const [{ id: offerId = "" } = {}] = await world.sql<{ id: string }[]>`
      select id from ownership_transfers where organisation_id = ${stage.team.id}`;
    await acceptOwnership(world.ctx, await stage.as(heir), { offerId });
    const through = async (memberId: string) => (await get(heir, memberId)).heldThrough;
    expect(await through(heir.memberId)).toMatchObject({ kind: "taken_over", by: stage.owner.name });
    expect(await through(stage.owner.memberId)).toMatchObject({ kind: "handed_over", by: heir.name });
    await changeRole(world.ctx, await stage.as(heir), { memberId: stage.owner.memberId, role: "developer" });
    expect(await through(stage.owner.memberId)).toMatchObject({ kind: "changed", by: heir.name });
  });

  test("whoever created the organisation, and whoever was there before the log", async () => {
    await world.sql`update organisations set created_by = ${stage.owner.userId} where id = ${stage.team.id}`;
    expect((await get(stage.owner, stage.owner.memberId)).heldThrough).toEqual({ kind: "founded" });
    expect((await get(stage.owner, piotr.memberId)).heldThrough).toEqual({ kind: "unknown" });
  });
});

describe("projects of a member", () => {
  test("what they fall out of is counted, and named to those who may open it", async () => {
    for (const name of ["Harbour", "Signals"]) {
      const project = await plantProject(world.sql, stage.team, name);
      await plantPlace(world.sql, project, piotr.memberId, ["view_activity"]);
    }
    const doorkeeper = await stage.join("member");
    const roleId = await plantRole(world.sql, stage.team, "Doorkeeper", ["team:view", "team:manage"]);
    await giveRole(world.sql, doorkeeper.memberId, roleId);
    expect((await get(doorkeeper, piotr.memberId)).member.places.all).toEqual({ count: 2, first: [] });
    expect((await get(stage.owner, piotr.memberId)).member.places.all.first).toEqual(["Harbour", "Signals"]);
  });

  test("a page past the last says nothing of how many there are", async () => {
    const asked = { memberId: piotr.memberId };
    const reader = await stage.asOwner();
    expect((await listMemberProjects(world.ctx, reader, asked)).count).toBe(0);
    const after = writeCursor({ sort: "name", value: "zzz", id: "prj_z" });
    expect((await listMemberProjects(world.ctx, reader, { ...asked, after })).count).toBeNull();
  });

  test("what they may do in each and who gave it; not those that the reader may not open", async () => {
    const harbour = await plantProject(world.sql, stage.team, "Harbour");
    await plantPlace(world.sql, harbour, piotr.memberId, ["manage_service", "send_messages"]);
    await granted(stage.owner, harbour);
    const { projects, count } = await listMemberProjects(world.ctx, await stage.asOwner(), {
      memberId: piotr.memberId,
    });
    expect(count).toBe(1);
    expect(projects[0]).toMatchObject({ name: "Harbour", isOnlyManager: true, folders: "all" });
    expect(projects[0]?.may.filter(({ through }) => through.length > 0).map(({ key }) => key)).toEqual([
      "manage_service",
      "send_messages",
    ]);
    expect(projects[0]?.grants[0]).toEqual({
      permission: "manage_settings",
      by: stage.owner.name,
      at: "2025-09-09T14:58:00Z",
    });
    const reader = await stage.join("member");
    await giveRole(world.sql, reader.memberId, await plantRole(world.sql, stage.team, "Onlooker", ["team:view"]));
    const asReader = await stage.as(reader);
    expect(await listMemberProjects(world.ctx, asReader, { memberId: piotr.memberId })).toMatchObject({
      projects: [],
      count: 0,
    });
    await world.sql`update projects set deleted_at = now(), deleted_by = 'usr_x' where id = ${harbour}`;
    expect((await listMemberProjects(world.ctx, await stage.as(piotr), { memberId: piotr.memberId })).count).toBe(0);
  });

  test("twenty at a time, with the number of all", async () => {
    for (let number = 10; number < 10 + memberProjectsPerPage + 2; number += 1)
      await plantPlace(world.sql, await plantProject(world.sql, stage.team, `Berth ${number}`), piotr.memberId, []);
    const asOwner = await stage.asOwner();
    const first = await listMemberProjects(world.ctx, asOwner, { memberId: piotr.memberId });
    expect([first.projects.length, first.count]).toEqual([memberProjectsPerPage, memberProjectsPerPage + 2]);
    const second = await listMemberProjects(world.ctx, asOwner, {
      memberId: piotr.memberId,
      after: first.next ?? undefined,
    });
    expect(second.projects.map(({ name }) => name)).toEqual(["Berth 30", "Berth 31"]);
    expect([second.next, second.count]).toEqual([null, memberProjectsPerPage + 2]);
  });
});

describe("why somebody can do something", () => {
  test("in a project: who gave it when, what lacks, and that they are not in its team", async () => {
    const harbour = await plantProject(world.sql, stage.team, "Harbour");
    const asked = { memberId: piotr.memberId, permission: "manage_templates", project: harbour };
    const outside = await why(stage.owner, asked);
    expect(outside.answer).toMatchObject({ isHeld: false, in: "Harbour", through: [] });
    expect([outside.isInTeam, outside.role]).toEqual([false, "Member"]);
    await plantPlace(world.sql, harbour, piotr.memberId, ["manage_templates"]);
    await granted(stage.owner, harbour);
    expect(await why(piotr, asked)).toMatchObject({
      isInTeam: true,
      projects: [{ id: harbour, name: "Harbour" }],
      answer: {
        isHeld: true,
        through: [{ kind: "grant", grants: [{ by: stage.owner.name, at: "2025-09-09T14:58:00Z" }] }],
        waitsFor: null,
      },
    });
    await plantGrants(world.sql, harbour, piotr.memberId, ["send_messages"]);
    await world.sql`delete from project_grants where project_id = ${harbour} and permission = 'send_texts'`;
    expect((await why(stage.owner, { ...asked, permission: "send_messages" })).answer).toMatchObject({
      isHeld: false,
      partly: { lacking: ["send_texts"] },
    });
  });

  test("in the organisation, by the role; and what the gate still asks of them", async () => {
    const administrator = await stage.join("administrator");
    const asked = { memberId: administrator.memberId, permission: "audit_log:view" };
    expect((await why(administrator, asked)).answer).toMatchObject({
      isHeld: true,
      through: [{ kind: "role", alone: false }],
      waitsFor: null,
    });
    await world.sql`update organisations set two_factor_from = now() - interval '1 day' where id = ${stage.team.id}`;
    const claim = { ...(await stage.as(administrator)) };
    await world.sql`update users set two_factor = 'strong' where id = ${stage.owner.userId}`;
    await world.sql`update sessions set factor = 'totp' where user_id = ${stage.owner.userId}`;
    expect(await refusalOf(explainPermission(world.ctx, claim, asked))).toMatchObject({ reason: "set_up_two_factor" });
    const owner = await stage.asOwner();
    await world.sql`update sessions set factor = 'totp' where id = ${owner.sessionId}`;
    expect((await explainPermission(world.ctx, owner, asked)).answer).toMatchObject({ waitsFor: "set_up_two_factor" });
    const without = { ...asked, permission: "two_factor:enforce" };
    expect((await explainPermission(world.ctx, owner, without)).answer).toMatchObject({
      isHeld: false,
      waitsFor: null,
    });
  });

  test("without a project nothing is answered about one; what there is not is left out or not found", async () => {
    const { memberId } = piotr;
    expect((await why(stage.owner, { memberId, permission: "manage_templates" })).answer).toBeNull();
    expect(await why(stage.owner, { memberId, permission: "fly" })).toMatchObject({ answer: null });
  });

  test("a project that is gone, never was, or does not open is told alike, and the question stands", async () => {
    const { memberId } = piotr;
    const elsewhere = await open();
    const gone = await plantProject(world.sql, stage.team, "Gone");
    await plantPlace(world.sql, gone, memberId, ["manage_templates"]);
    await world.sql`update projects set deleted_at = now(), deleted_by = 'usr_x' where id = ${gone}`;
    const hidden = await plantProject(world.sql, stage.team);
    for (const [reader, project] of [
      [stage.owner, "prj_nobody"],
      [stage.owner, "p".repeat(65)],
      [stage.owner, await plantProject(world.sql, elsewhere.team)],
      [stage.owner, gone],
      [piotr, hidden],
    ] as const) {
      const told = await why(reader, { memberId, permission: "manage_templates", project });
      expect(told).toMatchObject({ answer: null, asked: { project: null, isProjectMissing: true } });
    }
    // What is held in the organisation does not depend on it.
    const told = await why(stage.owner, { memberId, permission: "team:manage", project: gone });
    expect(told.answer).toMatchObject({ isHeld: false });
  });

  test("a project past the hundredth is found by its name, of those alone that the reader may open", async () => {
    await world.sql`insert into projects (id, organisation_id, name, created_by)
      select ${`${createId("prj")}_`} || n, ${stage.team.id}, 'Berth ' || n, 'usr_x' from generate_series(0, 100) n`;
    const zinc = await plantProject(world.sql, stage.team, "Zinc 100% works");
    const { memberId } = piotr;
    const all = await why(stage.owner, { memberId });
    expect([all.projects.length, all.hasMoreProjects]).toEqual([100, true]);
    expect(all.projects.map(({ id }) => id)).not.toContain(zinc);
    const found = await why(stage.owner, { memberId, permission: "manage_templates", find: "ZINC 100%" });
    expect(found).toMatchObject({ projects: [{ id: zinc }], hasMoreProjects: false, listed: 1 });
    // It is as good as chosen.
    expect(found).toMatchObject({ asked: { project: { id: zinc } }, answer: { isHeld: false, in: "Zinc 100% works" } });
    expect((await why(stage.owner, { memberId, find: "berth" })).asked.project).toBeNull();
    expect((await why(piotr, { memberId, find: "zinc" })).projects).toEqual([]);
  });

  test("a second search asks anew, and what was chosen stays only if it is found too", async () => {
    const [north, south] = [
      await plantProject(world.sql, stage.team, "North quay"),
      await plantProject(world.sql, stage.team, "South quay"),
    ];
    await plantPlace(world.sql, north, piotr.memberId, ["manage_templates"]);
    const asked = { memberId: piotr.memberId, permission: "manage_templates" };
    const first = await why(stage.owner, { ...asked, find: "north" });
    expect(first).toMatchObject({ asked: { project: { id: north } }, isInTeam: true, answer: { isHeld: true } });
    // As the form sends it again: with what the first answer chose.
    const second = await why(stage.owner, { ...asked, find: "south", project: north });
    expect(second).toMatchObject({ asked: { project: { id: south } }, isInTeam: false, answer: { in: "South quay" } });
    const neither = await why(stage.owner, { ...asked, find: "harbour", project: north });
    expect(neither).toMatchObject({ projects: [], listed: 0, isInTeam: false, answer: null });
    expect(neither.asked).toMatchObject({ project: null, isProjectMissing: false });
    const both = await why(stage.owner, { ...asked, find: "quay", project: south });
    expect(both).toMatchObject({ listed: 2, asked: { project: { id: south } }, answer: { in: "South quay" } });
  });

  test("whether somebody is in a project's team is not told to a reader who may not open it", async () => {
    const harbour = await plantProject(world.sql, stage.team, "Harbour");
    await plantPlace(world.sql, harbour, piotr.memberId, ["manage_templates"]);
    const doorkeeper = await stage.join("member");
    const roleId = await plantRole(world.sql, stage.team, "Doorkeeper", ["team:view", "team:manage"]);
    await giveRole(world.sql, doorkeeper.memberId, roleId);
    const asked = { memberId: piotr.memberId, permission: "manage_templates", project: harbour };
    const told = await why(doorkeeper, asked);
    expect(told).toMatchObject({ isInTeam: false, answer: null, projects: [], asked: { isProjectMissing: true } });
  });

  test("what was added to their role later is told with the day and the person that the log has", async () => {
    const { memberId } = piotr;
    const roleId = await plantRole(world.sql, stage.team, "Doorkeeper", ["team:view"]);
    await giveRole(world.sql, memberId, roleId);
    const at = async (permission: string) => (await why(piotr, { memberId, permission })).answer?.roleGotIt;
    expect(await at("team:view")).toBeNull();
    const edit = async (permissions: readonly string[]) => {
      const { seen } = await getRole(world.ctx, await stage.asOwner(), { roleId });
      const content = { label: "Doorkeeper", sentence: "", permissions };
      await editRole(world.ctx, await stage.asOwner(), { roleId, seen, ...content } as never);
    };
    await edit(["team:view", "audit_log:view"]);
    await edit(["team:view", "audit_log:view", "crawler:view"]);
    expect(await at("audit_log:view")).toEqual({ by: stage.owner.name, at: expect.stringMatching(/Z$/) });
    expect(await at("team:view")).toBeNull();
  });
});
