import { describe, expect, test } from "vitest";
import { leaveOrganisation } from "@/lib/members/leave-organisation";
import { removeMember } from "@/lib/members/remove-member";
import { leaveProject } from "@/lib/project-team/leave-project";
import { listAskedRequests } from "@/lib/requests/list-asked-requests";
import { listDecidedRequests } from "@/lib/requests/list-decided-requests";
import { logOf, queued, refusesUnwritten } from "@/lib/testing/observe";
import { plantGoLiveRequest, plantPlace } from "@/lib/testing/plant-project";
import { openProjectStages } from "@/lib/testing/project-stages";
import { fromNewNetwork, memberActor } from "@/lib/testing/test-context";
import { decideGoLive } from "./decide-go-live";
import { decideGoLiveAsAdmin } from "./decide-go-live-as-admin";
import { getGoLive } from "./get-go-live";
import { getGoLiveRequest } from "./get-go-live-request";
import { listGoLiveRequests } from "./list-go-live-requests";
import { goLiveAnsweredMail, goLiveRequestedMail } from "./mails";
import { requestGoLive } from "./request-go-live";
import { setGoLiveApproval } from "./set-go-live-approval";
import { setGoLiveGrant } from "./set-go-live-grant";
import { platformDecides } from "./who-approves";
import { withdrawGoLive } from "./withdraw-go-live";

const { world, managed } = openProjectStages();
const reason = "All texts are checked by the legal team";
const yes = { decision: "approve" as const, answer: null };
const no = { decision: "reject" as const, answer: "Not before December" };

/** A project on trial with two managers. */
async function onTrial() {
  const { stage, manager, claim } = await managed();
  const second = await stage.join("member");
  const { projectId } = claim;
  await plantPlace(world.sql, projectId, second.memberId);
  return { stage, manager, claim, projectId, second, secondClaim: { ...(await stage.as(second)), projectId } };
}

/** The same with a member who may decide, and the request made. */
async function waiting() {
  const place = await onTrial();
  const { stage, claim } = place;
  const approver = await stage.join("member");
  await letDecide(stage.team.id, approver.memberId);
  await requestGoLive(stage.ctx, claim, { reason });
  return { ...place, approver, deciding: await stage.as(approver), goLiveRequestId: await requestOf(place.projectId) };
}

async function letDecide(organisationId: string, ...memberIds: readonly string[]) {
  await world.sql`update organisations set can_approve_own_go_live_requests = true where id = ${organisationId}`;
  for (const id of memberIds) await world.sql`update members set can_make_services_live = true where id = ${id}`;
}

async function requestOf(projectId: string) {
  const [row] = await world.sql<{ id: string }[]>`
    select id from go_live_requests where project_id = ${projectId} order by id desc limit 1`;
  return row?.id ?? "";
}

async function now(projectId: string) {
  const [row] = await world.sql<{ live: boolean; asked: boolean; state: string | null }[]>`
    select went_live_at is not null as live, go_live_asked_at is not null as asked,
      (select state from go_live_requests where project_id = ${projectId} order by id desc limit 1) as state
    from projects where id = ${projectId}`;
  return row;
}

const latest = async (organisationId: string) => (await logOf(world.sql, organisationId))[0]?.action;

describe("asking for a project to go live", () => {
  test("tells those who decide, and nobody else", async () => {
    const { approver, goLiveRequestId, projectId, stage } = await waiting();
    const told = (await queued(world.sql, goLiveRequestedMail)).filter(
      (ids) => ids.goLiveRequestId === goLiveRequestId,
    );
    expect(told.map(({ approverId }) => approverId)).toEqual([approver.userId]);
    expect(await now(projectId)).toEqual({ live: false, asked: true, state: "pending" });
    expect(await latest(stage.team.id)).toBe("go_live.requested");
  });

  test("is the platform admins' to decide where nobody of the organisation may, or only whoever asks", async () => {
    for (const onlyAsker of [false, true]) {
      const { stage, manager, claim, projectId } = await onTrial();
      if (onlyAsker) await letDecide(stage.team.id, manager.memberId);
      await requestGoLive(stage.ctx, claim, { reason });
      const goLiveRequestId = await requestOf(projectId);
      const told = (await queued(world.sql, goLiveRequestedMail)).filter(
        (ids) => ids.goLiveRequestId === goLiveRequestId,
      );
      expect(told.map(({ approverId }) => approverId)).toEqual([platformDecides]);
      const { actor } = await stage.admin();
      const { requests } = await listGoLiveRequests(stage.ctx, actor, {});
      expect(requests.map(({ id }) => id)).toContain(goLiveRequestId);
      await decideGoLiveAsAdmin(stage.ctx, actor, { goLiveRequestId, ...yes });
      expect(await now(projectId)).toEqual({ live: true, asked: false, state: "approved" });
      expect(await latest(stage.team.id)).toBe("go_live.approved");
      // Whose account no member may read, and who still is not somebody who has left.
      const { requests: decided } = await listDecidedRequests(stage.ctx, await stage.asOwner(), {});
      expect(decided).toMatchObject([{ id: goLiveRequestId, endedByName: null, endedByPlatform: true }]);
      const { requests: asked } = await listAskedRequests(stage.ctx, claim, {});
      expect(asked).toMatchObject([{ id: goLiveRequestId, endedByName: null, endedByPlatform: true }]);
      const { earlier } = await getGoLive(stage.ctx, claim, {});
      expect(earlier).toMatchObject([{ deciderName: null, decidedByPlatform: true }]);
    }
  });

  test("needs two managers, a project on trial, and no request that waits", async () => {
    const { stage, claim } = await managed();
    const alone = await refusesUnwritten(world.sql, () => requestGoLive(stage.ctx, claim, { reason }));
    expect(alone).toMatchObject({ code: "conflict", reason: "too_few_managers" });
    const { stage: other, claim: manager, secondClaim, projectId } = await waiting();
    const again = () => requestGoLive(other.ctx, secondClaim, { reason });
    expect(await refusesUnwritten(world.sql, again)).toMatchObject({ reason: "asked_already" });
    await withdrawGoLive(other.ctx, secondClaim, { goLiveRequestId: await requestOf(projectId) });
    await world.sql`update projects set went_live_at = now() where id = ${projectId}`;
    const live = await refusesUnwritten(world.sql, () => requestGoLive(other.ctx, manager, { reason }));
    expect(live).toMatchObject({ reason: "live_already" });
  });

  test("shows everybody in the project what it has, what is missing and who decides", async () => {
    const { stage, claim, approver } = await waiting();
    const view = await getGoLive(stage.ctx, claim, {});
    expect(view).toMatchObject({
      facts: { managers: 2, templates: 0, emailSenders: 0, textSenders: 0 },
      approvers: [approver.name],
      waiting: { reason },
      mayAsk: true,
      mayDecide: false,
    });
  });

  test("keeps two managers as long as it waits, on every way by which a person goes", async () => {
    const { stage, secondClaim, goLiveRequestId, claim, projectId } = await waiting();
    const leave = () => leaveProject(stage.ctx, secondClaim, {});
    expect(await refusesUnwritten(world.sql, leave)).toMatchObject({ reason: "two_managers" });
    const leaveAll = () => leaveOrganisation(stage.ctx, secondClaim, {});
    expect(await refusesUnwritten(world.sql, leaveAll)).toMatchObject({ reason: "two_managers" });
    await withdrawGoLive(stage.ctx, claim, { goLiveRequestId });
    expect(await now(projectId)).toEqual({ live: false, asked: false, state: "cancelled" });
    await leave();
  });
});

describe("deciding about going live", () => {
  test("with a yes makes the project live, with a no leaves it on trial; whoever asked is told", async () => {
    for (const answer of [yes, no]) {
      const { stage, deciding, projectId, goLiveRequestId } = await waiting();
      await decideGoLive(stage.ctx, deciding, { goLiveRequestId, ...answer });
      const isLive = answer.decision === "approve";
      expect(await now(projectId)).toEqual({ live: isLive, asked: false, state: isLive ? "approved" : "rejected" });
      const told = (await queued(world.sql, goLiveAnsweredMail)).filter(
        (ids) => ids.goLiveRequestId === goLiveRequestId,
      );
      expect(told).toHaveLength(1);
    }
  });

  test("is nobody's own, and only theirs to whom it was given while the organisation may", async () => {
    const { stage, manager, claim, second, deciding, approver, goLiveRequestId } = await waiting();
    const decide = async (who: typeof deciding) =>
      refusesUnwritten(world.sql, () => decideGoLive(stage.ctx, who, { goLiveRequestId, ...yes }));
    expect(await decide(await stage.as(second))).toMatchObject({ code: "not_found" });
    expect(await decide(await stage.asOwner())).toMatchObject({ code: "not_found" });
    await letDecide(stage.team.id, manager.memberId);
    expect(await decide(claim)).toMatchObject({ reason: "own_request" });
    await world.sql`update organisations set can_approve_own_go_live_requests = false where id = ${stage.team.id}`;
    expect(await decide(await stage.as(approver))).toMatchObject({ code: "not_found" });
  });

  test("never reaches into another organisation", async () => {
    const [here, elsewhere] = [await waiting(), await waiting()];
    const foreign = { goLiveRequestId: elsewhere.goLiveRequestId };
    for (const act of [
      () => decideGoLive(here.stage.ctx, here.deciding, { ...foreign, ...yes }),
      () => getGoLiveRequest(here.stage.ctx, here.deciding, foreign),
      () => withdrawGoLive(here.stage.ctx, here.claim, foreign),
    ])
      expect(await refusesUnwritten(world.sql, act)).toMatchObject({ code: "not_found" });
  });

  test("is no platform admin's while somebody of the organisation may, nor one's own request", async () => {
    const { stage, approver, goLiveRequestId, projectId } = await waiting();
    const { actor } = await stage.admin();
    const decide =
      (who = actor) =>
      () =>
        decideGoLiveAsAdmin(stage.ctx, who, { goLiveRequestId, ...yes });
    expect(await refusesUnwritten(world.sql, decide())).toMatchObject({ reason: "their_own_decide" });
    await world.sql`update members set can_make_services_live = false where id = ${approver.memberId}`;
    await world.sql`update go_live_requests set requested_by = ${actor.userId} where id = ${goLiveRequestId}`;
    expect(await refusesUnwritten(world.sql, decide())).toMatchObject({ reason: "own_request" });
    await decide((await stage.admin()).actor)();
    expect(await now(projectId)).toMatchObject({ live: true });
  });

  test("approves nothing that has lost its second manager meanwhile", async () => {
    const { stage, second, deciding, goLiveRequestId } = await waiting();
    await removeMember(stage.ctx, await stage.asOwner(), { memberId: second.memberId, confirmation: second.name });
    const decide = () => decideGoLive(stage.ctx, deciding, { goLiveRequestId, ...yes });
    expect(await refusesUnwritten(world.sql, decide)).toMatchObject({ reason: "too_few_managers" });
    await decideGoLive(stage.ctx, deciding, { goLiveRequestId, ...no });
  });

  test("is given by owners, while a platform admin lets the organisation, and taken away always", async () => {
    const stage = (await managed()).stage;
    const who = await stage.join("member");
    const owner = await stage.asOwner();
    const set =
      (mayMakeLive: boolean, by = owner) =>
      () =>
        setGoLiveGrant(stage.ctx, by, { memberId: who.memberId, mayMakeLive });
    expect(await refusesUnwritten(world.sql, set(true))).toMatchObject({ reason: "not_offered" });
    const { actor } = await stage.admin();
    await setGoLiveApproval(stage.ctx, actor, { organisation: stage.team.id, mayApprove: true });
    expect(await refusesUnwritten(world.sql, set(true, await stage.asManager()))).toMatchObject({ code: "forbidden" });
    await set(true)();
    expect(await latest(stage.team.id)).toBe("go_live.grant_set");
    await setGoLiveApproval(stage.ctx, actor, { organisation: stage.team.id, mayApprove: false });
    await set(false)();
    const rows = await world.sql`select can_make_services_live as may from members where id = ${who.memberId}`;
    expect(rows[0]).toEqual({ may: false });
  });
});

test("whoever decides from now on hears of what waits already", async () => {
  const { stage, approver, second, goLiveRequestId } = await waiting();
  /** How often each was told. */
  const toldNow = async () => {
    const told = (await queued(world.sql, goLiveRequestedMail)).filter(
      (ids) => ids.goLiveRequestId === goLiveRequestId,
    );
    return [approver.userId, second.userId, platformDecides].map(
      (who) => told.filter(({ approverId }) => approverId === who).length,
    );
  };
  const owner = await stage.asOwner();
  const give = (memberId: string, mayMakeLive: boolean) => setGoLiveGrant(stage.ctx, owner, { memberId, mayMakeLive });
  await give(second.memberId, true);
  expect(await toldNow()).toEqual([1, 1, 0]);
  await give(second.memberId, false);
  expect(await toldNow()).toEqual([1, 1, 0]);
  await give(approver.memberId, false);
  expect(await toldNow()).toEqual([1, 1, 1]);
  await world.sql`update members set can_make_services_live = true where id = ${approver.memberId}`;
  const { actor } = await stage.admin();
  for (const [mayApprove, told] of [
    [false, [0, 0, 1]],
    [true, [1, 0, 0]],
  ] as const) {
    // What waits to be sent already is not queued twice.
    await world.sql`delete from graphile_worker._private_jobs`;
    await setGoLiveApproval(stage.ctx, actor, { organisation: stage.team.id, mayApprove });
    expect(await toldNow()).toEqual(told);
  }
});

describe("two at the same moment", () => {
  const done = async (...acts: readonly (() => Promise<unknown>)[]) =>
    (await Promise.allSettled(acts.map((act) => act()))).filter(({ status }) => status === "fulfilled").length;

  test("who ask make one request", async () => {
    const { stage, claim, secondClaim, projectId } = await onTrial();
    const ctx = fromNewNetwork(world.other);
    const asked = await done(
      () => requestGoLive(stage.ctx, claim, { reason }),
      () => requestGoLive(ctx, secondClaim, { reason }),
    );
    expect(asked).toBe(1);
    expect(await world.sql`select 1 from go_live_requests where project_id = ${projectId}`).toHaveLength(1);
  });

  test("of whom one approves and one approves, rejects or withdraws, leave one answer", async () => {
    for (const rival of ["approve", "reject", "withdraw"] as const) {
      const { stage, claim, deciding, projectId, goLiveRequestId } = await waiting();
      const other = await stage.join("member");
      await letDecide(stage.team.id, other.memberId);
      const ctx = fromNewNetwork(world.other);
      const theirs = await stage.as(other);
      const answered = await done(
        () => decideGoLive(stage.ctx, deciding, { goLiveRequestId, ...yes }),
        () =>
          rival === "withdraw"
            ? withdrawGoLive(ctx, claim, { goLiveRequestId })
            : decideGoLive(ctx, theirs, { goLiveRequestId, ...(rival === "approve" ? yes : no) }),
      );
      expect(answered, rival).toBe(1);
      const { live, state } = (await now(projectId)) ?? {};
      expect(live, rival).toBe(state === "approved");
    }
  });

  test("of whom one approves and one is removed as a manager: a project that is live has gone live with two", async () => {
    const { stage, second, deciding, projectId, goLiveRequestId } = await waiting();
    const owner = await memberActor(world.sql, stage.owner, stage.team);
    await done(
      () => decideGoLive(fromNewNetwork(world.other), deciding, { goLiveRequestId, ...yes }),
      () => removeMember(stage.ctx, owner, { memberId: second.memberId, confirmation: second.name }),
    );
    const actions = (await logOf(world.sql, stage.team.id)).map(({ action }) => action).toReversed();
    const { live } = (await now(projectId)) ?? {};
    expect(live).toBe(actions.includes("go_live.approved"));
    if (live) expect(actions.indexOf("go_live.approved")).toBeLessThan(actions.indexOf("member.removed"));
  });

  test("of whom one approves and one is a manager who leaves, keep two managers in a live project", async () => {
    const { stage, secondClaim, deciding, projectId, goLiveRequestId } = await waiting();
    await done(
      () => decideGoLive(fromNewNetwork(world.other), deciding, { goLiveRequestId, ...yes }),
      () => leaveProject(stage.ctx, secondClaim, {}),
    );
    expect(await now(projectId)).toMatchObject({ live: true });
    const managers = await world.sql`select 1 from project_members where project_id = ${projectId}`;
    expect(managers).toHaveLength(2);
  });

  test("of whom one approves and one is removed as approver: nobody out of the organisation decides", async () => {
    const { stage, approver, deciding, projectId, goLiveRequestId } = await waiting();
    const remove = { memberId: approver.memberId, confirmation: approver.name };
    const owner = await stage.asOwner();
    await done(
      () => removeMember(fromNewNetwork(world.other), owner, remove),
      () => decideGoLive(stage.ctx, deciding, { goLiveRequestId, ...yes }),
    );
    const actions = (await logOf(world.sql, stage.team.id)).map(({ action }) => action).toReversed();
    const approved = actions.indexOf("go_live.approved");
    expect(approved === -1 || approved < actions.indexOf("member.removed")).toBe(true);
    expect(await now(projectId)).toMatchObject({ live: approved !== -1 });
  });

  test("a request that was decided stays so, whatever writes (IN-11)", async () => {
    const { manager, projectId } = await onTrial();
    const id = await plantGoLiveRequest(world.sql, projectId, manager);
    await world.sql`update go_live_requests set state = 'rejected', ended_at = now(), ended_by = 'usr_x' where id = ${id}`;
    await world.sql`update projects set go_live_asked_at = null where id = ${projectId}`;
    await expect(
      world.sql`update go_live_requests set state = 'pending', ended_at = null, ended_by = null where id = ${id}`,
    ).rejects.toThrow("stays so");
  });
});
