import { beforeEach, describe, expect, test } from "vitest";
import { leaveOrganisation } from "@/lib/members/leave-organisation";
import { removeMember } from "@/lib/members/remove-member";
import { removeProjectMember } from "@/lib/project-team/remove-project-member";
import { getStanding } from "@/lib/projects/get-standing";
import { logOf, queued, refusesUnwritten } from "@/lib/testing/observe";
import { plantCase } from "@/lib/testing/plant-case";
import { plantPlace } from "@/lib/testing/plant-project";
import { openProjectStages } from "@/lib/testing/project-stages";
import type { Member, Stage } from "@/lib/testing/stage";
import type { ProjectActor } from "@/lib/usecase/claims";
import { assignCase } from "./assign-case";
import { commentOnCase } from "./comment-on-case";
import { createCase } from "./create-case";
import { deleteCase } from "./delete-case";
import { editCase } from "./edit-case";
import { entriesPerPage, getCase } from "./get-case";
import { getCaseToDelete } from "./get-case-to-delete";
import { getCaseToEdit } from "./get-case-to-edit";
import { listCaseAssignees } from "./list-case-assignees";
import { boardColumn, listCaseBoard } from "./list-case-board";
import { casesPerPage, listCases } from "./list-cases";
import { caseAssignedMail, caseNewsMail } from "./mails";
import { pickUpCase } from "./pick-up-case";
import { releaseCase } from "./release-case";
import { reopenCase } from "./reopen-case";
import { resolveCase } from "./resolve-case";
import { setCaseMails } from "./set-case-mails";

const { world, raise } = openProjectStages();

let stage: Stage;
let rhys: Member;
let kofi: Member;
let projectId: string;
let asRhys: ProjectActor;
let asKofi: ProjectActor;
let asOwner: ProjectActor;
beforeEach(async () => {
  stage = await raise();
  rhys = await stage.join("service");
  kofi = await stage.join("technician");
  asOwner = await stage.asInProject(stage.owner);
  projectId = asOwner.projectId;
  asRhys = await as(rhys);
  asKofi = await as(kofi);
});

const as = async (who: Member): Promise<ProjectActor> => ({ ...(await stage.as(who)), projectId });
const refused = (act: () => Promise<unknown>) => refusesUnwritten(world.sql, act);
const plant = (given: Parameters<typeof plantCase>[2] = {}) => plantCase(world.sql, projectId, given);
const read = (number: number, who = asRhys) => getCase(stage.ctx, who, { number });
const kinds = async (number: number) => (await read(number)).entries.map(({ kind }) => kind);
const lastEvent = async () => {
  const [row] = await world.sql<{ action: string; body: string }[]>`
    select action, body from audit_events where organisation_id = ${stage.team.id} order by seq desc limit 1`;
  return { action: row?.action, details: JSON.parse(row?.body ?? "{}").details };
};

const text = { title: "Relay 3 sends no readings", description: "Since Tuesday evening.\r\nPower is fine. " };

describe("opening and editing", () => {
  test("a case has the project's next number, and the log has neither its title nor its text", async () => {
    const { number } = await createCase(stage.ctx, asRhys, { ...text, isMine: false });
    const second = await createCase(stage.ctx, asRhys, { ...text, isMine: true });
    expect([number, second.number]).toEqual([1, 2]);
    expect(await read(1)).toMatchObject({
      title: text.title,
      description: "Since Tuesday evening.\nPower is fine.",
      state: "open",
      assignee: null,
      opener: { name: rhys.name },
      entries: [],
    });
    expect(await read(2)).toMatchObject({ state: "in_progress", assignee: { name: rhys.name, isYou: true } });
    const { action, details } = await lastEvent();
    expect([action, details.number]).toEqual(["service_case.created", 2]);
    expect(JSON.stringify(details)).not.toMatch(/Relay|Tuesday/);
  });

  test.each([
    [{ title: "" }, "title", /Enter a title/],
    [{ title: "x".repeat(201) }, "title", /at most 200/],
    [{ title: "one\ntwo" }, "title", /one line/],
    [{ title: "see evil.example" }, "title", /may not contain web addresses/],
    [{ description: " " }, "description", /Enter a description/],
    [{ description: "x".repeat(10_001) }, "description", /at most 10000/],
    [{ description: "a\u202eb" }, "description", /invisible/],
  ])("refuses %j", async (change, field, words) => {
    const refusal = await refused(() => createCase(stage.ctx, asRhys, { ...text, isMine: false, ...change }));
    expect(refusal).toMatchObject({ code: "invalid", fields: { [field]: expect.stringMatching(words) } });
  });

  test("whoever reads only opens none, comments on none and picks none up", async () => {
    const { caseId, number } = await plant();
    const asReader = await as(await stage.join("read_only"));
    const acts = [
      () => createCase(stage.ctx, asReader, { ...text, isMine: false }),
      () => commentOnCase(stage.ctx, asReader, { caseId, comment: "x" }),
      () => pickUpCase(stage.ctx, asReader, { caseId }),
      () => resolveCase(stage.ctx, asReader, { caseId, comment: null }),
      () => deleteCase(stage.ctx, asKofi, { caseId }),
    ];
    for (const act of acts) expect(await refused(act)).toMatchObject({ code: "forbidden" });
    expect((await read(number, asReader)).may).toEqual({ edit: false, comment: false, resolve: false, delete: false });
  });

  test("a case is edited by who opened it and by who may resolve it, and an edit without a change writes nothing", async () => {
    const reader = await stage.join("read_only");
    const { caseId, number } = await plant({ by: reader.userId });
    const edit = { caseId, title: "Relay 4", description: "The other one." };
    const asReader = await as(reader);
    expect(await refused(async () => editCase(stage.ctx, asReader, edit))).toMatchObject({ reason: "not_yours" });
    await editCase(stage.ctx, asRhys, edit);
    await editCase(stage.ctx, asRhys, edit);
    expect(await kinds(number)).toEqual(["edited"]);
    expect(await read(number)).toMatchObject({ title: "Relay 4" });
    await expect(getCaseToEdit(stage.ctx, asReader, { number })).rejects.toMatchObject({ code: "forbidden" });
  });

  test("a case of another project does not exist here", async () => {
    const elsewhere = await stage.asInProject(rhys, [], "Elsewhere");
    const { caseId, number } = await plantCase(world.sql, elsewhere.projectId);
    await expect(read(number)).rejects.toMatchObject({ code: "not_found" });
    expect(await refused(() => pickUpCase(stage.ctx, asRhys, { caseId }))).toMatchObject({ code: "not_found" });
    expect(await refused(() => reopenCase(stage.ctx, asRhys, { caseId }))).toMatchObject({ code: "not_found" });
  });
});

describe("whose it is", () => {
  test("an open case is picked up, given back and picked up by somebody else, who is named to the next", async () => {
    const { caseId, number } = await plant();
    await pickUpCase(stage.ctx, asRhys, { caseId });
    await pickUpCase(stage.ctx, asRhys, { caseId });
    expect(await refused(() => pickUpCase(stage.ctx, asKofi, { caseId }))).toMatchObject({
      reason: "somebodys",
      facts: { name: rhys.name },
    });
    await releaseCase(stage.ctx, asRhys, { caseId });
    expect(await read(number)).toMatchObject({ state: "open", assignee: null });
    await pickUpCase(stage.ctx, asKofi, { caseId });
    expect(await kinds(number)).toEqual(["picked_up", "released", "picked_up"]);
  });

  test("it is assigned to those alone who may resolve it and open the project", async () => {
    const { caseId, number } = await plant();
    const reader = await stage.join("read_only");
    const refusal = await refused(() => assignCase(stage.ctx, asOwner, { caseId, memberId: reader.memberId }));
    expect(refusal).toMatchObject({ fields: { memberId: "may_not_resolve" } });
    const { people } = await listCaseAssignees(stage.ctx, asOwner, { number });
    const ids = people.map(({ memberId }) => memberId);
    expect(ids).toEqual(expect.arrayContaining([rhys.memberId, kofi.memberId]));
    expect(ids).not.toContain(reader.memberId);
    const byAddress = async (who: ProjectActor) =>
      (await listCaseAssignees(stage.ctx, who, { number, search: kofi.email })).people.map(({ memberId }) => memberId);
    expect(await byAddress(asOwner)).toEqual([kofi.memberId]);
    // Whoever may not see the team finds and reads no address.
    expect(await byAddress(asRhys)).toEqual([]);
    const found = await listCaseAssignees(stage.ctx, asRhys, { number, search: kofi.name.toUpperCase() });
    expect(found.people).toEqual([
      { memberId: kofi.memberId, name: kofi.name, email: null, role: "Technician", isYou: false },
    ]);
    await assignCase(stage.ctx, asOwner, { caseId, memberId: kofi.memberId });
    expect(await read(number)).toMatchObject({ state: "in_progress", assignee: { name: kofi.name } });
    expect((await read(number)).entries).toMatchObject([{ kind: "assigned", aboutName: kofi.name }]);
    expect(await queued(world.sql, caseAssignedMail)).toContainEqual(expect.objectContaining({ userId: kofi.userId }));
    const nobody = await refused(() => assignCase(stage.ctx, asOwner, { caseId, memberId: "mem_0" }));
    expect(nobody).toMatchObject({ code: "not_found" });
  });

  test("resolved, it is nobody's to pick up, and reopened it is whose it was", async () => {
    const { caseId, number } = await plant({ assigneeId: kofi.memberId });
    await resolveCase(stage.ctx, asRhys, { caseId, comment: "Loaded." });
    expect(await kinds(number)).toEqual(["comment", "resolved"]);
    const acts = [
      () => pickUpCase(stage.ctx, asRhys, { caseId }),
      () => assignCase(stage.ctx, asRhys, { caseId, memberId: rhys.memberId }),
      () => releaseCase(stage.ctx, asRhys, { caseId }),
      () => resolveCase(stage.ctx, asRhys, { caseId, comment: null }),
    ];
    for (const act of acts) expect(await refused(act)).toMatchObject({ code: "conflict", reason: "resolved" });
    await reopenCase(stage.ctx, asRhys, { caseId });
    expect(await read(number)).toMatchObject({ state: "in_progress", assignee: { name: kofi.name } });
    expect(await refused(() => reopenCase(stage.ctx, asRhys, { caseId }))).toMatchObject({ reason: "not_resolved" });
  });

  test("reopened, it is open when whoever had it can have it no longer", async () => {
    const { caseId, number } = await plant({ assigneeId: kofi.memberId, isResolved: true });
    await world.sql`update members set role_id = 'rol_read_only' where id = ${kofi.memberId}`;
    await reopenCase(stage.ctx, asRhys, { caseId });
    expect(await read(number)).toMatchObject({ state: "open", assignee: null });
  });

  test("deleted, it takes what was said with it, and its number is not given again", async () => {
    const { caseId, number } = await plant();
    await commentOnCase(stage.ctx, asRhys, { caseId, comment: "Seen." });
    expect(await getCaseToDelete(stage.ctx, asOwner, { number })).toMatchObject({ comments: 1 });
    await deleteCase(stage.ctx, asOwner, { caseId });
    await expect(read(number)).rejects.toMatchObject({ code: "not_found" });
    expect(await world.sql`select 1 from service_case_entries where case_id = ${caseId}`).toHaveLength(0);
    expect((await createCase(stage.ctx, asRhys, { ...text, isMine: false })).number).toBe(number + 1);
  });
});

describe("whoever had it leaves", () => {
  const freed = async () =>
    (await logOf(world.sql, stage.team.id)).filter(({ action }) => action === "service_case.freed");

  test("removed from the organisation, all that was theirs is open again and says why", async () => {
    const { number } = await plant({ assigneeId: kofi.memberId });
    const { number: second } = await plant({ assigneeId: kofi.memberId });
    const { number: done } = await plant({ assigneeId: kofi.memberId, isResolved: true });
    await removeMember(stage.ctx, await stage.asManager(), { memberId: kofi.memberId, confirmation: kofi.name });
    for (const each of [number, second])
      expect(await read(each)).toMatchObject({
        state: "open",
        assignee: null,
        entries: [{ kind: "freed", by: null, about: kofi.userId, aboutName: null }],
      });
    expect(await read(done)).toMatchObject({ state: "resolved", assignee: null, entries: [] });
    expect(await freed()).toHaveLength(1);
    const { details } = await lastEvent();
    expect(details).toMatchObject({ count: 2, cases: [{ number }, { number: second }] });
  });

  test("who leaves by themselves frees theirs, and an entry for nothing is not written", async () => {
    const { number } = await plant({ assigneeId: rhys.memberId });
    await leaveOrganisation(stage.ctx, await stage.as(rhys), {});
    expect(await read(number, asKofi)).toMatchObject({ state: "open", entries: [{ kind: "freed" }] });
    const other = await stage.join("service");
    await leaveOrganisation(stage.ctx, await stage.as(other), {});
    expect(await freed()).toHaveLength(1);
  });

  test("removed from the project, it is open again if they cannot open the project any more", async () => {
    await plantPlace(world.sql, projectId, kofi.memberId, []);
    const role = await stage.join("member");
    await world.sql`insert into roles (id, organisation_id, label, sentence, permissions)
      values (${`rol_${role.memberId.slice(4)}`}, ${stage.team.id}, 'Fitter', '', '{service_case:view,service_case:resolve}')`;
    await world.sql`update members set role_id = ${`rol_${role.memberId.slice(4)}`} where id = ${role.memberId}`;
    await plantPlace(world.sql, projectId, role.memberId, []);
    const { number } = await plant();
    const { caseId: fitters } = { caseId: (await read(number)).id };
    await assignCase(stage.ctx, asOwner, { caseId: fitters, memberId: role.memberId });
    const { number: kofis } = await plant({ assigneeId: kofi.memberId });
    await removeProjectMember(stage.ctx, asOwner, { personId: kofi.userId });
    await removeProjectMember(stage.ctx, asOwner, { personId: role.userId });
    expect(await read(kofis)).toMatchObject({ state: "in_progress", assignee: { name: kofi.name } });
    expect(await read(number)).toMatchObject({ state: "open", assignee: null });
    expect((await read(number)).entries.at(-1)).toMatchObject({ kind: "freed", aboutName: role.name });
    expect(await freed()).toHaveLength(1);
    const again = await refused(() => assignCase(stage.ctx, asOwner, { caseId: fitters, memberId: role.memberId }));
    expect(again).toMatchObject({ fields: { memberId: "may_not_resolve" } });
  });
});

describe("reading", () => {
  test("a list shows what is not resolved, newest first, a page at a time, or what its filter says", async () => {
    for (let turn = 0; turn < casesPerPage + 1; turn += 1) await plant();
    const { number: mine } = await plant({ assigneeId: rhys.memberId });
    await plant({ isResolved: true });
    const first = await listCases(stage.ctx, asRhys, {});
    expect(first.cases.map(({ number }) => number).slice(0, 2)).toEqual([mine, mine - 1]);
    expect(first).toMatchObject({ mayCreate: true, people: [] });
    expect(await getStanding(stage.ctx, asRhys, {})).toMatchObject({ unresolvedCases: casesPerPage + 2 });
    const rest = await listCases(stage.ctx, asRhys, { after: first.next ?? "" });
    expect(rest.cases.map(({ number }) => number)).toEqual([2, 1]);
    expect(rest.next).toBeNull();
    const numbers = async (filter: object, who = asRhys) =>
      (await listCases(stage.ctx, who, filter)).cases.map(({ number }) => number);
    expect(await numbers({ assignee: "me" })).toEqual([mine]);
    expect(await numbers({ assignee: rhys.memberId }, asKofi)).toEqual([mine]);
    expect(await numbers({ state: "resolved" })).toEqual([mine + 1]);
    expect(await numbers({ state: "in_progress", assignee: "nobody" })).toEqual([]);
    expect((await listCases(stage.ctx, asKofi, {})).people).toEqual([{ memberId: rhys.memberId, name: rhys.name }]);
    expect(await numbers({ state: "nonsense", assignee: "mem_0" })).toEqual([]);
  });

  test("a board has a column for each state and says where there is more", async () => {
    for (let turn = 0; turn < boardColumn + 1; turn += 1) await plant();
    await plant({ assigneeId: rhys.memberId });
    const { columns } = await listCaseBoard(stage.ctx, asRhys, {});
    expect(columns.map(({ state, cases, hasMore }) => [state, cases.length, hasMore])).toEqual([
      ["open", boardColumn, true],
      ["in_progress", 1, false],
      ["resolved", 0, false],
    ]);
    expect(columns[1]?.cases).toMatchObject([{ assignee: { name: rhys.name } }]);
  });

  test("a page tells the latest of what happened, and what was before it on the next", async () => {
    const { caseId, number } = await plant();
    const before = await commentOnCase(stage.ctx, asRhys, { caseId, comment: "The first." });
    expect(before).toBeNull();
    await world.sql`insert into service_case_entries (id, organisation_id, project_id, case_id, kind, by_user, body)
      select 'cae_z' || lpad(n::text, 5, '0'), organisation_id, project_id, id, 'comment', ${kofi.userId}, 'No ' || n
      from service_cases, generate_series(1, ${entriesPerPage}) n where id = ${caseId}`;
    const view = await read(number);
    expect(view.entries.map(({ body }) => body)).toEqual(
      Array.from({ length: entriesPerPage }, (_, index) => `No ${index + 1}`),
    );
    const earlier = await getCase(stage.ctx, asRhys, { number, before: view.earlier ?? "" });
    expect(earlier.entries.map(({ body }) => body)).toEqual(["The first."]);
    expect(earlier.earlier).toBeNull();
  });
});

describe("who is told", () => {
  test("those whom it concerns, never who acts, and nobody who switched it off", async () => {
    const [mia, asMia] = await commenter();
    const { caseId } = await plant({ by: rhys.userId, assigneeId: kofi.memberId });
    await commentOnCase(stage.ctx, asMia, { caseId, comment: "Which relay?" });
    expect(await told()).toEqual([rhys.userId, kofi.userId].sort());
    await setCaseMails(stage.ctx, await stage.as(rhys), { receives: false });
    expect((await listCases(stage.ctx, asRhys, {})).mails.receives).toBe(false);
    await clear();
    await resolveCase(stage.ctx, asKofi, { caseId, comment: null });
    expect(await told()).toEqual([mia.userId]);
  });

  test("at most twenty, whoever opened it and whose it is among them", async () => {
    const { caseId } = await plant({ by: rhys.userId, assigneeId: kofi.memberId });
    for (let turn = 0; turn < 21; turn += 1) {
      const [, asMia] = await commenter();
      await commentOnCase(stage.ctx, asMia, { caseId, comment: "Me too." });
    }
    await clear();
    await reopenOf(caseId);
    const all = await told();
    expect(all).toHaveLength(20);
    expect(all).toEqual(expect.arrayContaining([rhys.userId, kofi.userId]));
  });

  const clear = () => world.sql`delete from graphile_worker._private_jobs`;
  const told = async () => (await queued(world.sql, caseNewsMail)).map(({ userId }) => userId).sort();
  const commenter = async () => {
    const who = await stage.join("service");
    return [who, await as(who)] as const;
  };
  const reopenOf = async (caseId: string) => {
    await world.sql`update service_cases set state = 'resolved' where id = ${caseId}`;
    await reopenCase(stage.ctx, asOwner, { caseId });
  };
  beforeEach(clear);
});
