import { expect, test } from "vitest";
import { acceptInvitation } from "@/lib/invitations/accept-invitation";
import { inviteMember } from "@/lib/invitations/invite-member";
import { resendInvitation } from "@/lib/invitations/resend-invitation";
import { createId } from "@/lib/kernel/ids";
import { removeMember } from "@/lib/members/remove-member";
import { logOf, refusalOf, refusesUnwritten } from "@/lib/testing/observe";
import { plantPlace, plantProject } from "@/lib/testing/plant-project";
import { openProjectStages } from "@/lib/testing/project-stages";
import type { Stage } from "@/lib/testing/stage";
import { invitee, tokenOf } from "@/lib/testing/test-context";
import type { ProjectActor } from "@/lib/usecase/claims";
import { cancelProjectInvitation } from "./cancel-project-invitation";
import { inviteToProject } from "./invite-to-project";
import { resendProjectInvitation } from "./resend-project-invitation";

/** What becomes of a promise when the people, projects and folders that it was made with are no longer what they were. */
const { world, managed } = openProjectStages();

const asked = (email: string, folders: string[] = []) => ({ email, permissions: ["view_activity" as const], folders });

async function invitationOf(email: string) {
  const [row] = await world.sql<{ id: string; state: string; invited_by: string; expires_at: Date }[]>`
    select id, state, invited_by, expires_at from invitations where email_canonical = ${email} order by created_at desc`;
  if (!row) throw new Error("no invitation");
  return row;
}

const promiseIn = async ({ projectId }: ProjectActor) => {
  const [row] = await world.sql<{ id: string }[]>`select id from project_invitations where project_id = ${projectId}`;
  return { projectInvitationId: row?.id ?? "" };
};

async function accept(stage: Stage, person: Awaited<ReturnType<Stage["person"]>>) {
  const token = await tokenOf(world.sql, world.ctx, "invitations", (await invitationOf(person.email)).id);
  return acceptInvitation(stage.ctx, invitee(token, await stage.user(person)), {});
}

test("whoever is removed does not come back by what they were promised as a colleague", async () => {
  const { stage, claim } = await managed();
  const colleague = await stage.join("developer");
  await inviteToProject(stage.ctx, claim, asked(colleague.email));
  const { memberId, name: confirmation } = colleague;
  await removeMember(stage.ctx, await stage.asOwner(), { memberId, confirmation });
  expect(await invitationOf(colleague.email)).toMatchObject({ state: "revoked" });
  expect((await refusalOf(accept(stage, colleague))).code).toBe("expired");
  expect((await logOf(world.sql, stage.team.id)).map(({ action }) => action)).toContain("invitation.revoked");
});

test("a project's manager brings nobody in on a role that may no longer be given, where the setting forbids new people", async () => {
  for (const mayInvite of [false, true]) {
    const { stage, claim } = await managed();
    await world.sql`update organisations set project_managers_may_invite = ${mayInvite} where id = ${stage.team.id}`;
    const [inviter, guest] = [await stage.join("administrator"), await stage.person()];
    await inviteMember(stage.ctx, await stage.as(inviter), { email: guest.email, role: "developer" });
    await inviteToProject(stage.ctx, claim, asked(guest.email));
    await world.sql`update members set role_id = 'rol_member' where id = ${inviter.memberId}`;
    const answer = await accept(stage, guest);
    expect(answer.kind).toBe(mayInvite ? "member" : "not_granted");
    const [row] =
      await world.sql`select role_id from members where user_id = ${guest.userId} and organisation_id = ${stage.team.id}`;
    expect(row?.role_id).toBe(mayInvite ? "rol_member" : undefined);
    // Either way the role was promised and not given, which the log says.
    const entries = (await logOf(world.sql, stage.team.id)).map(({ action }) => action);
    expect(entries).toContain(mayInvite ? "invitation.role_withheld" : "invitation.not_granted");
  }
});

test("an invitation with a role is not renewed from a project", async () => {
  const { stage, claim } = await managed();
  const guest = await stage.person();
  await inviteMember(stage.ctx, await stage.asManager(), { email: guest.email, role: "administrator" });
  const before = (await invitationOf(guest.email)).expires_at;
  await inviteToProject(stage.ctx, claim, asked(guest.email));
  expect((await invitationOf(guest.email)).expires_at).toEqual(before);
  await world.sql`update invitations set sent_at = now() - interval '20 days', expires_at = now() - interval '6 days'
    where email_canonical = ${guest.email}`;
  const input = await promiseIn(claim);
  const refusal = await refusesUnwritten(world.sql, () => resendProjectInvitation(stage.ctx, claim, input));
  expect(refusal).toMatchObject({ code: "conflict", reason: "organisations_own" });
});

test("a folder that the inviter sees no longer is not given at accept", async () => {
  const { stage, manager, claim } = await managed();
  const { sql } = world;
  const of = { organisation_id: stage.team.id, project_id: claim.projectId };
  await sql`update projects set has_folder_permissions = true where id = ${claim.projectId}`;
  const [place] =
    await sql`select id from project_members where project_id = ${claim.projectId} and member_id = ${manager.memberId}`;
  const ids = [createId("fld"), createId("fld")];
  for (const id of ids) {
    await sql`insert into folders ${sql({ ...of, id, name: "Outages" })}`;
    await sql`insert into folder_members ${sql({ ...of, id: createId("flm"), folder_id: id, project_member_id: place?.id })}`;
  }
  const guest = await stage.person();
  await inviteToProject(stage.ctx, claim, asked(guest.email, ids));
  await sql`delete from folder_members where folder_id = ${ids[0] ?? ""}`;
  await accept(stage, guest);
  const given = await sql`select f.folder_id from folder_members f join project_members p on p.id = f.project_member_id
    join members m on m.id = p.member_id where m.user_id = ${guest.userId}`;
  expect(given).toEqual([{ folder_id: ids[1] }]);
});

test("who promised and goes takes their promise along; another's keeps the invitation alive", async () => {
  const { stage, manager, claim } = await managed();
  const other = await stage.join("member");
  const theirs: ProjectActor = { ...(await stage.as(other)), projectId: await plantProject(world.sql, stage.team) };
  await plantPlace(world.sql, theirs.projectId, other.memberId);
  const guest = await stage.person();
  await inviteToProject(stage.ctx, claim, asked(guest.email));
  await inviteToProject(stage.ctx, theirs, asked(guest.email));
  await removeMember(stage.ctx, await stage.asOwner(), { memberId: manager.memberId, confirmation: manager.name });
  expect(await invitationOf(guest.email)).toMatchObject({ state: "pending", invited_by: other.userId });
  expect(await promiseIn(claim)).toEqual({ projectInvitationId: "" });
  expect(await accept(stage, guest)).toMatchObject({ kind: "member" });
});

test("a promise in a deleted project keeps no invitation alive", async () => {
  const { stage, manager, claim } = await managed();
  const deleted: ProjectActor = { ...claim, projectId: await plantProject(world.sql, stage.team) };
  await plantPlace(world.sql, deleted.projectId, manager.memberId);
  const guest = await stage.person();
  await inviteToProject(stage.ctx, claim, asked(guest.email));
  await inviteToProject(stage.ctx, deleted, asked(guest.email));
  await world.sql`update projects set deleted_at = now(), deleted_by = 'usr_x' where id = ${deleted.projectId}`;
  await cancelProjectInvitation(stage.ctx, claim, await promiseIn(claim));
  expect(await invitationOf(guest.email)).toMatchObject({ state: "revoked" });
});

test("an invitation into a project that was declined is not sent again from the Team page, without its projects", async () => {
  const { stage, claim } = await managed();
  const guest = await stage.person();
  await inviteToProject(stage.ctx, claim, asked(guest.email));
  const { id: invitationId } = await invitationOf(guest.email);
  await world.sql`update invitations set state = 'declined', state_changed_at = now() where id = ${invitationId}`;
  const managers = await stage.asManager();
  const refusal = await refusesUnwritten(world.sql, () => resendInvitation(stage.ctx, managers, { invitationId }));
  expect(refusal).toMatchObject({ code: "conflict", reason: "from_project" });
});
