import { expect, test } from "vitest";
import { offerOwnership } from "@/lib/ownership/offer-ownership";
import { findSession } from "@/lib/sessions/find-session";
import { plantSession } from "@/lib/testing/plant";
import {
  plantGoLiveRequest,
  plantJoinRequest,
  plantPlace,
  plantProject,
  plantProposal,
} from "@/lib/testing/plant-project";
import { openProjectStages } from "@/lib/testing/project-stages";
import type { Member, Stage } from "@/lib/testing/stage";
import { listAskedRequests } from "./list-asked-requests";
import { listDecidedRequests } from "./list-decided-requests";
import { listWaitingRequests } from "./list-waiting-requests";

const { world, raise } = openProjectStages();

/** What the navigation says to somebody, and what their inbox holds. */
async function waitingFor(stage: Stage, who: Member) {
  const { token } = await plantSession(world.sql, who);
  const session = await findSession(world.ctx.db, token, stage.team.slug);
  const { requests } = await listWaitingRequests(stage.ctx, await stage.as(who), {});
  expect(session?.waiting).toBe(requests.length);
  return requests;
}

/** A project with two managers, and a colleague who asks to join it; it asks to go live. */
async function busy() {
  const stage = await raise();
  const [manager, second, colleague] = [
    await stage.join("member"),
    await stage.join("member"),
    await stage.join("member"),
  ];
  const projectId = await plantProject(world.sql, stage.team);
  await plantPlace(world.sql, projectId, manager.memberId);
  await plantPlace(world.sql, projectId, second.memberId);
  const join = await plantJoinRequest(world.sql, projectId, colleague.memberId, [manager.userId]);
  const goLive = await plantGoLiveRequest(world.sql, projectId, manager);
  return { stage, manager, second, colleague, projectId, join, goLive };
}

test("an inbox holds what its reader may decide, and the navigation counts the same", async () => {
  const { stage, manager, second, colleague, join, goLive } = await busy();
  const administrator = await stage.join("administrator");
  const kinds = async (who: Member) => (await waitingFor(stage, who)).map(({ id }) => id);
  expect(await kinds(manager)).toEqual([join]);
  expect(await kinds(administrator)).toEqual([join]);
  expect(await kinds(colleague)).toEqual([]);
  await world.sql`update organisations set can_approve_own_go_live_requests = true where id = ${stage.team.id}`;
  await world.sql`update members set can_make_services_live = true
    where id in ${world.sql([manager.memberId, second.memberId])}`;
  // Nobody decides what they asked themselves.
  expect(await kinds(manager)).toEqual([join]);
  expect(await kinds(second)).toEqual([goLive, join]);
});

test("proposals and an offer of ownership wait in the same inbox", async () => {
  const { stage, manager, projectId } = await busy();
  const target = await stage.join("administrator");
  await plantPlace(world.sql, projectId, target.memberId, []);
  await plantProposal(world.sql, projectId, target, manager, { kind: "mobile", value: "+447700900123" });
  await offerOwnership(stage.ctx, await stage.asOwner(), { memberId: target.memberId });
  const waiting = await waitingFor(stage, target);
  expect(waiting.map(({ kind }) => kind)).toEqual(["ownership", "proposal", "join"]);
});

test("what is of a deleted project, of another organisation, or dealt with, waits for nobody", async () => {
  const { stage, manager, join, projectId } = await busy();
  const elsewhere = await busy();
  expect((await waitingFor(stage, manager)).map(({ id }) => id)).toEqual([join]);
  await world.sql`update projects set deleted_at = now(), deleted_by = 'usr_x' where id = ${projectId}`;
  expect(await waitingFor(stage, manager)).toEqual([]);
  expect((await waitingFor(elsewhere.stage, elsewhere.manager)).map(({ id }) => id)).toEqual([elsewhere.join]);
});

test("a manager who lost a part of what makes one has nothing to answer", async () => {
  const { stage, manager } = await busy();
  await world.sql`delete from project_grants where permission = 'manage_settings'
    and project_member_id in (select id from project_members where member_id = ${manager.memberId})`;
  expect(await waitingFor(stage, manager)).toEqual([]);
});

test("the inbox goes on page by page, and the count ends at a hundred", async () => {
  const { stage, projectId } = await busy();
  const administrator = await stage.join("administrator");
  const colleague = await stage.join("member");
  for (let turn = 0; turn < 105; turn += 1) await plantJoinRequest(world.sql, projectId, colleague.memberId);
  const { token } = await plantSession(world.sql, administrator);
  expect((await findSession(world.ctx.db, token, stage.team.slug))?.waiting).toBe(100);
  const claim = await stage.as(administrator);
  const seen = new Set<string>();
  for (let after: string | undefined, turn = 0; turn < 6; turn += 1) {
    const page = await listWaitingRequests(stage.ctx, claim, { after });
    for (const { id } of page.requests) seen.add(id);
    if (!page.next) break;
    after = page.next;
  }
  expect(seen.size).toBe(106);
});

test("what somebody asked stands on their own page with what became of it, and nobody else's", async () => {
  const { stage, manager, colleague, join, goLive } = await busy();
  const asked = async (who: Member) => (await listAskedRequests(stage.ctx, await stage.as(who), {})).requests;
  expect((await asked(colleague)).map(({ id, state }) => [id, state])).toEqual([[join, "pending"]]);
  await world.sql`update join_requests set state = 'rejected', ended_at = now(), ended_by = ${manager.userId}, answer = 'No'
    where id = ${join}`;
  expect(await asked(colleague)).toMatchObject([{ state: "rejected", endedByName: manager.name, answer: "No" }]);
  expect((await asked(manager)).map(({ id, kind }) => [id, kind])).toEqual([[goLive, "go_live"]]);
});

test("what was decided is seen by those who manage the project, and of all projects by whoever manages all", async () => {
  const { stage, manager, colleague, projectId, join, goLive } = await busy();
  await world.sql`update join_requests set state = 'cancelled', ended_at = now(), ended_by = ${colleague.userId}
    where id = ${join}`;
  const decided = async (who: Member) => (await listDecidedRequests(stage.ctx, await stage.as(who), {})).requests;
  const line = { id: join, state: "withdrawn", person: { name: colleague.name } };
  expect(await decided(manager)).toMatchObject([line]);
  expect(await decided(await stage.join("administrator"))).toMatchObject([line]);
  expect(await decided(colleague)).toEqual([]);
  // Whoever decided it finds it again, though they manage nothing.
  const approver = await stage.join("member");
  await world.sql`update go_live_requests set state = 'rejected', ended_at = now(), ended_by = ${approver.userId}
    where id = ${goLive}`;
  await world.sql`update projects set go_live_asked_at = null where id = ${projectId}`;
  expect(await decided(approver)).toMatchObject([{ id: goLive, state: "rejected" }]);
});
