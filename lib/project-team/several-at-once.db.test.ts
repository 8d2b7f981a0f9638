import { expect, test } from "vitest";
import { invitationMail } from "@/lib/invitations/mails";
import { logOf, queued, refusesUnwritten } from "@/lib/testing/observe";
import { plantGrants, plantPlace, plantProjectInvitation } from "@/lib/testing/plant-project";
import { openProjectStages } from "@/lib/testing/project-stages";
import type { Stage } from "@/lib/testing/stage";
import { plantInvitation } from "@/lib/testing/test-context";
import { cancelSeveralProjectInvitations } from "./cancel-several-project-invitations";
import { editSeveralProjectMembers } from "./edit-several-project-members";
import { getSeveralInProject } from "./get-several-in-project";
import { mostAtOnce } from "./input";
import { listProjectTeam } from "./list-project-team";
import { removeSeveralProjectMembers } from "./remove-several-project-members";
import { resendSeveralProjectInvitations } from "./resend-several-project-invitations";

const { world, managed } = openProjectStages();

/** A project with one manager and two others. */
async function team() {
  const { stage, manager, claim } = await managed();
  const [ann, ben] = [await stage.join("member"), await stage.join("member")];
  for (const one of [ann, ben]) await plantPlace(world.sql, claim.projectId, one.memberId, ["view_activity"]);
  return { stage, manager, claim, ann, ben };
}

async function invite(stage: Stage, claim: { projectId: string; userId: string }) {
  const { sql, ctx, team: to, owner: by } = stage;
  const { id } = await plantInvitation(sql, ctx, { email: stage.address(), by, to, role: "member" });
  await sql`update invitations set sent_at = now() - interval '1 hour', for_projects = true where id = ${id}`;
  return plantProjectInvitation(sql, claim.projectId, id, claim);
}

const mayOf = async (ctx: Stage["ctx"], claim: Parameters<typeof listProjectTeam>[1], userId: string) =>
  (await listProjectTeam(ctx, claim, {})).people
    .find((person) => person.userId === userId)
    ?.may.filter(({ through }) => through.length > 0)
    .map(({ key }) => key);

test("permissions are given to some and taken from others at once, and what is left as it is stays with each", async () => {
  const { stage, claim, ann, ben } = await team();
  await plantGrants(world.sql, claim.projectId, ben.memberId, ["view_activity", "manage_api_keys"]);
  const people = [ann.userId, ben.userId];
  const { rows } = await editSeveralProjectMembers(stage.ctx, claim, {
    people,
    give: ["manage_templates"],
    take: ["view_activity"],
  });
  expect(rows).toEqual(people.map((id, n) => ({ id, value: { name: [ann, ben][n]?.name } })));
  expect(await mayOf(stage.ctx, claim, ann.userId)).toEqual(["manage_templates"]);
  expect(await mayOf(stage.ctx, claim, ben.userId)).toEqual(["manage_templates", "manage_api_keys"]);
  expect(
    (await logOf(world.sql, stage.team.id)).filter(({ action }) => action === "project_member.edited"),
  ).toHaveLength(2);
});

test("one who may not be changed is told why, and the others are changed", async () => {
  const { stage, manager, claim, ann, ben } = await team();
  const people = [ann.userId, manager.userId, "usr_gone", ben.userId];
  const { rows } = await removeSeveralProjectMembers(stage.ctx, claim, { people, confirmation: "4" });
  expect(rows).toEqual([
    { id: ann.userId, value: { name: ann.name } },
    { id: manager.userId, refused: { code: "conflict", reason: "yourself", facts: {} } },
    { id: "usr_gone", refused: { code: "not_found", facts: {} } },
    { id: ben.userId, value: { name: ben.name } },
  ]);
  expect((await listProjectTeam(stage.ctx, claim, {})).people.map(({ userId }) => userId)).toEqual([manager.userId]);
});

test("whoever takes the last manager's permission away with others' is refused for that one alone", async () => {
  const { stage, manager, claim, ann } = await team();
  const given = { people: [manager.userId, ann.userId], give: [], take: ["manage_service"] };
  const byRole = { ...(await stage.asOwner()), projectId: claim.projectId };
  const { rows } = await editSeveralProjectMembers(stage.ctx, byRole, given);
  expect(rows).toMatchObject([{ refused: { reason: "last_manager" } }, { value: { name: ann.name } }]);
});

test("whoever chose themselves too is left as they are, so that the others are not refused after them", async () => {
  const { stage, manager, claim, ann } = await team();
  const { rows } = await editSeveralProjectMembers(stage.ctx, claim, {
    people: [manager.userId, ann.userId],
    give: ["send_messages"],
    take: ["manage_service"],
  });
  expect(rows).toMatchObject([{ refused: { reason: "yourself" } }, { value: { name: ann.name } }]);
});

test("the number that is typed must be theirs, nobody chooses more than fit, and nothing is written", async () => {
  const { stage, claim, ann } = await team();
  const remove = (people: readonly string[], confirmation: string) => () =>
    removeSeveralProjectMembers(stage.ctx, claim, { people, confirmation });
  await refusesUnwritten(world.sql, remove([ann.userId], "2"));
  const many = Array.from({ length: mostAtOnce + 1 }, (_, n) => `usr_${n}`);
  await refusesUnwritten(world.sql, remove(many, String(many.length)));
});

test("refused alike for all, it is refused as a whole; whoever may not is asked once", async () => {
  const { stage, claim, ann, ben } = await team();
  const asAnn = { ...(await stage.as(ann)), projectId: claim.projectId };
  const people = [ann.userId, ben.userId];
  for (const refused of [
    () => editSeveralProjectMembers(stage.ctx, asAnn, { people, give: ["manage_templates"], take: [] }),
    () => removeSeveralProjectMembers(stage.ctx, asAnn, { people, confirmation: "2" }),
  ])
    await expect(refused()).rejects.toMatchObject({ code: "forbidden", reason: "lacks_permission" });
  const denied = await world.sql<{ project: string }[]>`
    select body::jsonb #>> '{details,project,id}' as project from audit_events
    where organisation_id = ${stage.team.id} and action = 'access.denied'`;
  expect(denied.map(({ project }) => project)).toEqual([claim.projectId, claim.projectId]);
});

test("invitations are sent again and cancelled, each with its own answer", async () => {
  const { stage, claim } = await team();
  const [one, other] = [await invite(stage, claim), await invite(stage, claim)];
  const sent = await resendSeveralProjectInvitations(stage.ctx, claim, { invitations: [one] });
  expect(sent.rows).toMatchObject([{ id: one }]);
  const again = await resendSeveralProjectInvitations(stage.ctx, claim, { invitations: [one, other] });
  expect(again.rows).toMatchObject([{ refused: { reason: "sent_lately" } }, { id: other }]);
  expect(await queued(world.sql, invitationMail)).toHaveLength(2);
  const view = await getSeveralInProject(stage.ctx, claim, { people: [], invitations: [one, other, "pri_gone"] });
  expect(view.invited.map(({ id }) => id).toSorted()).toEqual([one, other].toSorted());
  await cancelSeveralProjectInvitations(stage.ctx, claim, { invitations: [one, other] });
  expect((await listProjectTeam(stage.ctx, claim, {})).counts.invited).toBe(0);
});

test("invitations are paged by themselves", async () => {
  const { stage, claim } = await team();
  for (let n = 0; n < 27; n += 1) await invite(stage, claim);
  const first = await listProjectTeam(stage.ctx, claim, {});
  expect([first.people.length, first.invited.length]).toEqual([3, 25]);
  const second = await listProjectTeam(stage.ctx, claim, { invited: first.nextInvited ?? "" });
  expect([second.people.length, second.invited.length, second.nextInvited]).toEqual([0, 2, null]);
  expect(new Set([...first.invited, ...second.invited].map(({ id }) => id)).size).toBe(27);
});
