import { describe, expect, test } from "vitest";
import { fingerprint } from "@/lib/kernel/fingerprint";
import { removeMember } from "@/lib/members/remove-member";
import { joinProject } from "@/lib/project-team/join-project";
import { logOf, queued, refusalOf, refusesUnwritten } from "@/lib/testing/observe";
import { plantJoinRequest, plantPlace, plantProject } from "@/lib/testing/plant-project";
import { plantFolder } from "@/lib/testing/plant-template";
import { openProjectStages } from "@/lib/testing/project-stages";
import { fromNewNetwork } from "@/lib/testing/test-context";
import { askToJoin } from "./ask-to-join";
import { decideJoinRequest } from "./decide-join-request";
import { getJoinRequest } from "./get-join-request";
import { getJoinableProject } from "./get-joinable-project";
import { listJoinableProjects } from "./list-joinable-projects";
import { joinRequestAnsweredMail, joinRequestedMail } from "./mails";
import { withdrawJoinRequest } from "./withdraw-join-request";

const { world, managed, storedOf } = openProjectStages();
const reason = "I answer the phones from December";

/** A project with a manager, and a colleague who may ask to join it. */
async function outside() {
  const { stage, manager, claim } = await managed();
  await world.sql`update organisations set members_may_ask_to_join = true where id = ${stage.team.id}`;
  const colleague = await stage.join("member");
  const { projectId } = claim;
  return { stage, manager, claim, projectId, colleague, asking: await stage.as(colleague) };
}

/** The same with the request made. */
async function asked() {
  const place = await outside();
  const { stage, projectId, asking, manager } = place;
  await askToJoin(stage.ctx, asking, { projectId, people: [manager.userId], reason });
  return { ...place, joinRequestId: await latestOf(projectId) };
}

async function latestOf(projectId: string) {
  const [row] = await world.sql<{ id: string }[]>`
    select id from join_requests where project_id = ${projectId} order by id desc limit 1`;
  return row?.id ?? "";
}

const stateOf = async (id: string) =>
  (await world.sql`select state, ended_by, answer from join_requests where id = ${id}`)[0];
const yes = { decision: "approve" as const, answer: null, permissions: ["view_activity" as const], folders: [] };
const no = { decision: "reject" as const, answer: "Please ask for the other one", permissions: [], folders: [] };

describe("asking to join a project", () => {
  test("tells whom one asked, and stands in the log without the reason", async () => {
    const { stage, projectId, manager, colleague } = await asked();
    const told = (await queued(world.sql, joinRequestedMail)).filter(({ userId }) => userId === manager.userId);
    expect(told).toHaveLength(1);
    const entry = (await logOf(world.sql, stage.team.id))[0];
    expect(entry).toMatchObject({ action: "join_request.sent", person: colleague.name });
    const [{ body } = { body: "" }] = await world.sql<{ body: string }[]>`
      select body from audit_events where organisation_id = ${stage.team.id} order by seq desc limit 1`;
    expect(body).toContain(projectId);
    expect(body).not.toContain("phones");
  });

  test("shows every project by name to any member, and whom one may ask", async () => {
    const { stage, projectId, manager, asking } = await asked();
    const hidden = await plantProject(world.sql, stage.team, "Night works");
    const { projects } = await listJoinableProjects(stage.ctx, asking, {});
    expect(projects.map(({ id, isAsked, isInTeam }) => [id, isAsked, isInTeam])).toEqual([
      [hidden, false, false],
      [projectId, true, false],
    ]);
    const { people } = await getJoinableProject(stage.ctx, asking, { projectId });
    // Whoever may not see the team gets no addresses by asking.
    expect(people).toEqual([{ userId: manager.userId, name: manager.name, email: null, isAsked: true }]);
    // Nobody manages it: the owners do, by their role.
    const orphan = await getJoinableProject(stage.ctx, asking, { projectId: hidden });
    expect(orphan.people.map(({ userId }) => userId)).toContain(stage.owner.userId);
  });

  test("is refused, and nothing written, where the organisation does not let its members", async () => {
    const { stage, projectId, manager, asking } = await outside();
    await world.sql`update organisations set members_may_ask_to_join = false where id = ${stage.team.id}`;
    const input = { projectId, people: [manager.userId], reason };
    for (const act of [
      () => askToJoin(stage.ctx, asking, input),
      () => listJoinableProjects(stage.ctx, asking, {}),
      () => getJoinableProject(stage.ctx, asking, { projectId }),
    ])
      expect(await refusesUnwritten(world.sql, act)).toMatchObject({ code: "conflict", reason: "asking_is_off" });
  });

  test("asks managers only, each once while they have not answered, and others beside them", async () => {
    const { stage, projectId, manager, colleague, asking } = await asked();
    const second = await stage.join("member");
    await plantPlace(world.sql, projectId, second.memberId);
    const ask = (people: readonly string[]) => () =>
      askToJoin(stage.ctx, asking, { projectId, people: [...people], reason });
    const refuses = async (people: readonly string[]) => (await refusesUnwritten(world.sql, ask(people))).fields;
    expect(await refuses([manager.userId])).toEqual({ people: "asked_already" });
    expect(await refuses([stage.owner.userId])).toEqual({ people: "manages_no_more" });
    expect(await refuses([colleague.userId])).toEqual({ people: "yourself" });
    await ask([second.userId])();
    expect(
      await world.sql`select 1 from join_requests where project_id = ${projectId} and state = 'pending'`,
    ).toHaveLength(2);
  });

  test("makes no sense for whoever is in the team, and finds no project that is deleted or another organisation's", async () => {
    const [here, elsewhere] = [await outside(), await outside()];
    const ask =
      (projectId: string, claim = here.asking) =>
      () =>
        askToJoin(here.stage.ctx, claim, { projectId, people: [here.manager.userId], reason });
    expect(await refusesUnwritten(world.sql, ask(elsewhere.projectId))).toMatchObject({ code: "not_found" });
    const inTeam = await refusesUnwritten(world.sql, ask(here.projectId, here.claim));
    expect(inTeam).toMatchObject({ code: "conflict", reason: "in_team_already" });
    await world.sql`update projects set deleted_at = now(), deleted_by = 'usr_x' where id = ${here.projectId}`;
    expect(await refusesUnwritten(world.sql, ask(here.projectId))).toMatchObject({ code: "not_found" });
  });

  test("is possible ten times an hour", async () => {
    const { stage, manager, asking, projectId } = await outside();
    for (let turn = 0; turn < 10; turn += 1) {
      await askToJoin(stage.ctx, asking, { projectId, people: [manager.userId], reason });
      await world.sql`delete from join_requests where project_id = ${projectId}`;
    }
    const again = () => askToJoin(stage.ctx, asking, { projectId, people: [manager.userId], reason });
    expect(await refusalOf(again())).toMatchObject({ code: "rate_limited" });
  });
});

describe("answering a request to join", () => {
  test("with a yes lets the person in with what was chosen, and ends what else they asked for the same project", async () => {
    const { stage, projectId, claim, colleague, joinRequestId } = await asked();
    const other = await plantJoinRequest(world.sql, projectId, colleague.memberId);
    const elsewhere = await plantJoinRequest(world.sql, await plantProject(world.sql, stage.team), colleague.memberId);
    await decideJoinRequest(stage.ctx, claim, { joinRequestId, ...yes, answer: "Welcome" });
    expect(await storedOf({ projectId }, colleague)).toEqual(["view_activity"]);
    expect(await stateOf(joinRequestId)).toMatchObject({
      state: "approved",
      ended_by: claim.userId,
      answer: "Welcome",
    });
    expect(await stateOf(other)).toMatchObject({ state: "joined", ended_by: claim.userId });
    expect(await stateOf(elsewhere)).toMatchObject({ state: "pending" });
    expect((await logOf(world.sql, stage.team.id))[0]).toMatchObject({
      action: "join_request.approved",
      person: colleague.name,
    });
    const told = (await queued(world.sql, joinRequestAnsweredMail)).filter(
      (ids) => ids.joinRequestId === joinRequestId,
    );
    expect(told).toHaveLength(1);
  });

  test("with a no says why, and lets nobody in", async () => {
    const { stage, projectId, claim, colleague, joinRequestId } = await asked();
    await decideJoinRequest(stage.ctx, claim, { joinRequestId, ...no });
    expect(await storedOf({ projectId }, colleague)).toEqual([]);
    expect(await stateOf(joinRequestId)).toMatchObject({ state: "rejected", answer: no.answer });
    const wordless = { joinRequestId, ...no, answer: null };
    expect(await refusalOf(decideJoinRequest(stage.ctx, claim, wordless))).toMatchObject({ code: "invalid" });
  });

  test("gives no more than one has oneself, and only folders that one sees", async () => {
    const { stage, projectId, manager, claim, joinRequestId } = await asked();
    const folder = await plantFolder(world.sql, projectId);
    await world.sql`delete from project_grants where permission = 'manage_api_keys' and project_member_id in
      (select id from project_members where member_id = ${manager.memberId})`;
    const decide = (given: object) => () => decideJoinRequest(stage.ctx, claim, { joinRequestId, ...yes, ...given });
    const tooMuch = await refusesUnwritten(world.sql, decide({ permissions: ["manage_api_keys"] }));
    expect(tooMuch).toMatchObject({ code: "forbidden", reason: "lacks_given" });
    await world.sql`update projects set has_folder_permissions = true where id = ${projectId}`;
    expect(await refusesUnwritten(world.sql, decide({ folders: [folder] }))).toMatchObject({ code: "not_found" });
    // A page that was drawn before folders were chosen would let them see none.
    const before = decide({ seen: fingerprint({ folders: false }) });
    expect(await refusesUnwritten(world.sql, before)).toMatchObject({ reason: "changed_meanwhile" });
  });

  test("is for those who manage the project, never for whoever asks, and in no other project", async () => {
    const [here, elsewhere] = [await asked(), await asked()];
    const { stage, projectId, joinRequestId, colleague } = here;
    const looker = await stage.join("member");
    await plantPlace(world.sql, projectId, looker.memberId, ["view_activity"]);
    const by = async (who: typeof looker) => ({ ...(await stage.as(who)), projectId });
    const decide = async (claim: Awaited<ReturnType<typeof by>>, id = joinRequestId) =>
      refusesUnwritten(world.sql, () => decideJoinRequest(stage.ctx, claim, { joinRequestId: id, ...yes }));
    expect(await decide(await by(looker))).toMatchObject({ code: "forbidden" });
    expect(await decide(await by(colleague))).toMatchObject({ code: "not_found" });
    expect(await decide(here.claim, elsewhere.joinRequestId)).toMatchObject({ code: "not_found" });
    // An administrator, who manages every project by their role, asks to be in the team of one.
    const administrator = await stage.join("administrator");
    const own = await plantJoinRequest(world.sql, projectId, administrator.memberId);
    expect(await decide(await by(administrator), own)).toMatchObject({ code: "conflict", reason: "own_request" });
  });

  test("the page says what became of it, by whom and when, to whoever manages the project", async () => {
    const { stage, claim, colleague, asking, projectId, joinRequestId } = await asked();
    const look = (id: string) => getJoinRequest(stage.ctx, claim, { joinRequestId: id });
    expect(await look(joinRequestId)).toMatchObject({
      reason,
      ended: null,
      person: { name: colleague.name, role: "Member" },
    });
    await withdrawJoinRequest(stage.ctx, asking, { joinRequestId });
    expect((await look(joinRequestId)).ended).toMatchObject({ how: "withdrawn", byName: colleague.name });
    const second = await plantJoinRequest(world.sql, projectId, colleague.memberId);
    await plantPlace(world.sql, projectId, colleague.memberId, []);
    expect((await look(second)).ended).toMatchObject({ how: "joined" });
  });
});

describe("a request to join", () => {
  test("is taken back by whoever made it alone, once", async () => {
    const { stage, manager, asking, joinRequestId } = await asked();
    const withdraw = async (claim: typeof asking) => withdrawJoinRequest(stage.ctx, claim, { joinRequestId });
    const stranger = await stage.as(manager);
    expect(await refusesUnwritten(world.sql, () => withdraw(stranger))).toMatchObject({ code: "not_found" });
    await withdraw(asking);
    expect(await stateOf(joinRequestId)).toMatchObject({ state: "cancelled", ended_by: asking.userId });
    expect(await refusesUnwritten(world.sql, () => withdraw(asking))).toMatchObject({ reason: "dealt_with" });
  });

  test("never leaves an end state, whatever writes (IN-11)", async () => {
    const { joinRequestId, stage, asking } = await asked();
    await withdrawJoinRequest(stage.ctx, asking, { joinRequestId });
    for (const state of ["pending", "approved"])
      await expect(
        world.sql`update join_requests set state = ${state}, ended_at = null, ended_by = null where id = ${joinRequestId}`,
      ).rejects.toThrow("stays so");
  });

  test("ends when its person comes into the project another way", async () => {
    const { stage, projectId } = await asked();
    const administrator = await stage.join("administrator");
    const id = await plantJoinRequest(world.sql, projectId, administrator.memberId);
    await joinProject(stage.ctx, await stage.as(administrator), { projectId });
    expect(await stateOf(id)).toMatchObject({ state: "joined", ended_by: administrator.userId });
  });

  test("goes with the membership of its person", async () => {
    const { stage, colleague, joinRequestId } = await asked();
    await removeMember(stage.ctx, await stage.asOwner(), {
      memberId: colleague.memberId,
      confirmation: colleague.name,
    });
    expect(await stateOf(joinRequestId)).toBeUndefined();
  });
});

describe("two at the same moment", () => {
  const outcomes = async (...acts: readonly (() => Promise<unknown>)[]) => {
    const answers = await Promise.allSettled(acts.map((act) => act()));
    const refused = answers.flatMap((answer) =>
      answer.status === "rejected" ? [answer.reason as { code: string }] : [],
    );
    return { done: answers.length - refused.length, refused: refused.map(({ code }) => code) };
  };
  /** A second manager, on a server of their own. */
  async function second({ stage, projectId }: Awaited<ReturnType<typeof asked>>) {
    const other = await stage.join("member");
    await plantPlace(world.sql, projectId, other.memberId);
    return { ctx: fromNewNetwork(world.other), claim: { ...(await stage.as(other)), projectId }, other };
  }

  test("who approve let the person in once", async () => {
    const place = await asked();
    const { stage, claim, colleague, joinRequestId } = place;
    const { ctx, claim: theirs } = await second(place);
    const answers = await outcomes(
      () => decideJoinRequest(stage.ctx, claim, { joinRequestId, ...yes }),
      () => decideJoinRequest(ctx, theirs, { joinRequestId, ...yes }),
    );
    expect(answers).toEqual({ done: 1, refused: ["conflict"] });
    expect(await storedOf(place, colleague)).toEqual(["view_activity"]);
  });

  test("of whom one approves and one rejects, or the person withdraws, leave one answer", async () => {
    for (const rival of ["reject", "withdraw"] as const) {
      const place = await asked();
      const { stage, claim, asking, colleague, joinRequestId } = place;
      const { ctx, claim: theirs } = await second(place);
      const answers = await outcomes(
        () => decideJoinRequest(stage.ctx, claim, { joinRequestId, ...yes }),
        () =>
          rival === "reject"
            ? decideJoinRequest(ctx, theirs, { joinRequestId, ...no })
            : withdrawJoinRequest(ctx, asking, { joinRequestId }),
      );
      expect(answers, rival).toEqual({ done: 1, refused: ["conflict"] });
      const { state } = (await stateOf(joinRequestId)) ?? {};
      expect(await storedOf(place, colleague), rival).toEqual(state === "approved" ? ["view_activity"] : []);
    }
  });

  test("of whom one approves and one removes the approver: nobody gets in by somebody who is out", async () => {
    const place = await asked();
    const { stage, colleague, joinRequestId } = place;
    const { ctx, claim: theirs, other } = await second(place);
    const owner = await stage.asOwner();
    const remove = { memberId: other.memberId, confirmation: other.name };
    await outcomes(
      () => removeMember(stage.ctx, owner, remove),
      () => decideJoinRequest(ctx, theirs, { joinRequestId, ...yes }),
    );
    const actions = (await logOf(world.sql, stage.team.id)).map(({ action }) => action).toReversed();
    const approved = actions.indexOf("join_request.approved");
    expect(approved === -1 || approved < actions.indexOf("member.removed")).toBe(true);
    expect(await storedOf(place, colleague)).toEqual(approved === -1 ? [] : ["view_activity"]);
  });

  test("of whom one asks and one lets the same person in leave nobody asking who is in", async () => {
    const place = await asked();
    const { stage, projectId, claim, asking, joinRequestId } = place;
    const { ctx, other } = await second(place);
    await outcomes(
      () => askToJoin(ctx, asking, { projectId, people: [other.userId], reason }),
      () => decideJoinRequest(stage.ctx, claim, { joinRequestId, ...yes }),
    );
    const stale = await world.sql`select 1 from join_requests j join project_members p
      on p.project_id = j.project_id and p.member_id = j.member_id where j.project_id = ${projectId} and j.state = 'pending'`;
    expect(stale).toHaveLength(0);
  });
});
