import { describe, expect, test } from "vitest";
import { acceptInvitation } from "@/lib/invitations/accept-invitation";
import { invitationMail, invitationNotGrantedMail } from "@/lib/invitations/mails";
import { createId } from "@/lib/kernel/ids";
import type { ProjectPermission } from "@/lib/permissions/project-table";
import { logOf, queued, refusesUnwritten } from "@/lib/testing/observe";
import { plantPlace, plantProject } from "@/lib/testing/plant-project";
import { openProjectStages } from "@/lib/testing/project-stages";
import type { Stage } from "@/lib/testing/stage";
import { invitee, tokenOf } from "@/lib/testing/test-context";
import type { ProjectActor } from "@/lib/usecase/claims";
import { cancelProjectInvitation } from "./cancel-project-invitation";
import { inviteToProject } from "./invite-to-project";
import { resendProjectInvitation } from "./resend-project-invitation";

const { world, managed } = openProjectStages();

const asked = (email: string, permissions: ProjectPermission[] = ["view_activity", "send_messages"]) => ({
  email,
  permissions,
  folders: [] as string[],
});

async function liveInvitation(email: string) {
  const [row] = await world.sql<{ id: string; role_id: string; for_projects: boolean; send_number: number }[]>`
    select id, role_id, for_projects, send_number from invitations where email_canonical = ${email} and state = 'pending'`;
  if (!row) throw new Error("no invitation");
  return row;
}

async function promiseOf({ projectId }: ProjectActor): Promise<string> {
  const [row] = await world.sql<{ id: string }[]>`select id from project_invitations where project_id = ${projectId}`;
  return row?.id ?? "";
}

async function accept(stage: Stage, person: Awaited<ReturnType<Stage["person"]>>) {
  const { id } = await liveInvitation(person.email);
  const token = await tokenOf(world.sql, world.ctx, "invitations", id);
  return acceptInvitation(stage.ctx, invitee(token, await stage.user(person)), {});
}

async function held({ projectId }: { projectId: string }, { userId }: { userId: string }) {
  return world.sql<{ permission: string; granted_by: string }[]>`
    select g.permission, g.granted_by from project_grants g join project_members p on p.id = g.project_member_id
    join members m on m.id = p.member_id where p.project_id = ${projectId} and m.user_id = ${userId} order by 1`;
}

const isMember = async ({ userId }: { userId: string }, { team }: Stage) =>
  (await world.sql`select 1 from members where user_id = ${userId} and organisation_id = ${team.id}`).length === 1;

test("somebody new is invited by a project's manager, joins as member and holds what was given", async () => {
  const { stage, manager, claim } = await managed();
  const guest = await stage.person();
  await inviteToProject(stage.ctx, claim, asked(guest.email));
  const invitation = await liveInvitation(guest.email);
  expect(invitation).toMatchObject({ role_id: "rol_member", for_projects: true });
  expect(await queued(world.sql, invitationMail)).toContainEqual({
    organisationId: stage.team.id,
    invitationId: invitation.id,
    sendNumber: 1,
  });
  expect(await accept(stage, guest)).toMatchObject({ kind: "member" });
  expect(await held(claim, guest)).toEqual(
    ["send_emails", "send_letters", "send_texts", "view_activity"].map((permission) => ({
      permission,
      granted_by: manager.userId,
    })),
  );
  const entries = (await logOf(world.sql, stage.team.id)).map(({ action }) => action);
  expect(entries).toEqual(
    expect.arrayContaining(["project_invitation.sent", "invitation.accepted", "project_member.joined"]),
  );
});

test("a manager who is invited by an owner manages", async () => {
  const { stage, claim } = await managed();
  const colleague = await stage.join("member");
  const owner: ProjectActor = { ...(await stage.asOwner()), projectId: claim.projectId };
  await inviteToProject(stage.ctx, owner, asked(colleague.email, ["manage_service", "view_activity"]));
  await accept(stage, colleague);
  expect((await held(claim, colleague)).map(({ permission }) => permission)).toEqual([
    "manage_settings",
    "manage_users",
    "view_activity",
  ]);
});

test("a colleague keeps their role and takes no seat", async () => {
  const { stage, claim } = await managed();
  const colleague = await stage.join("developer");
  await world.sql`update organisations set seat_limit = member_count + 1 where id = ${stage.team.id}`;
  await inviteToProject(stage.ctx, claim, asked(colleague.email));
  await inviteToProject(stage.ctx, claim, asked(stage.address()));
  await accept(stage, colleague);
  const [row] = await world.sql`select role_id from members where id = ${colleague.memberId}`;
  expect(row).toEqual({ role_id: "rol_developer" });
  expect(await held(claim, colleague)).toHaveLength(4);
});

test("a second project hangs on the invitation that lives, sends it again and leaves its inviter", async () => {
  const { stage, claim } = await managed();
  const second = await stage.asInProject(await stage.join("member"), undefined, "Second");
  const guest = await stage.person();
  await inviteToProject(stage.ctx, claim, asked(guest.email));
  await inviteToProject(stage.ctx, second, asked(guest.email, ["manage_templates"]));
  expect(await liveInvitation(guest.email)).toMatchObject({ send_number: 2 });
  await accept(stage, guest);
  expect(await held(claim, guest)).toHaveLength(4);
  expect(await held(second, guest)).toEqual([{ permission: "manage_templates", granted_by: second.userId }]);
});

test("only the chosen folders are seen where the project gives them one by one, else all", async () => {
  const { stage, claim } = await managed();
  const folder = async (name: string) => {
    const id = createId("fld");
    await world.sql`insert into folders (id, organisation_id, project_id, name)
      values (${id}, ${stage.team.id}, ${claim.projectId}, ${name})`;
    const [place] = await world.sql<
      { id: string }[]
    >`select id from project_members where project_id = ${claim.projectId}`;
    await world.sql`insert into folder_members (id, organisation_id, project_id, folder_id, project_member_id)
      values (${createId("flm")}, ${stage.team.id}, ${claim.projectId}, ${id}, ${place?.id ?? ""})`;
    return id;
  };
  const [outages] = [await folder("Outages"), await folder("Complaints")];
  const seen = (who: { userId: string }) => world.sql`select f.folder_id from folder_members f
    join project_members p on p.id = f.project_member_id join members m on m.id = p.member_id
    where m.user_id = ${who.userId}`;
  const all = await stage.person();
  await inviteToProject(stage.ctx, claim, asked(all.email));
  await accept(stage, all);
  expect(await seen(all)).toHaveLength(2);

  await world.sql`update projects set has_folder_permissions = true where id = ${claim.projectId}`;
  const some = await stage.person();
  await inviteToProject(stage.ctx, claim, { ...asked(some.email), folders: [outages] });
  await accept(stage, some);
  expect(await seen(some)).toEqual([{ folder_id: outages }]);
});

describe("inviting is refused, and nothing is written,", () => {
  test("for oneself, somebody in the team and somebody invited already", async () => {
    const { stage, manager, claim } = await managed();
    const inside = await stage.join("member");
    await plantPlace(world.sql, claim.projectId, inside.memberId);
    const guest = stage.address();
    await inviteToProject(stage.ctx, claim, asked(guest));
    for (const [email, key] of [
      [manager.email, "own_address"],
      [inside.email, "in_team_already"],
      [guest, "invited_already"],
    ] as const) {
      const refusal = await refusesUnwritten(world.sql, () => inviteToProject(stage.ctx, claim, asked(email)));
      expect(refusal.fields, key).toEqual({ email: key });
    }
  });

  test("with a permission that the inviter lacks", async () => {
    const { stage, claim } = await managed(["manage_service", "view_activity"]);
    const act = () => inviteToProject(stage.ctx, claim, asked(stage.address()));
    expect(await refusesUnwritten(world.sql, act)).toMatchObject({ code: "forbidden", reason: "lacks_given" });
    const owner: ProjectActor = { ...(await stage.asOwner()), projectId: claim.projectId };
    const byRole = () => inviteToProject(stage.ctx, owner, asked(stage.address(), ["manage_api_keys"]));
    expect(await refusesUnwritten(world.sql, byRole)).toMatchObject({ reason: "lacks_given" });
  });

  test("for somebody new while the organisation does not let project managers do it, but not for those who manage its team", async () => {
    const { stage, claim } = await managed();
    await world.sql`update organisations set project_managers_may_invite = false where id = ${stage.team.id}`;
    const act = () => inviteToProject(stage.ctx, claim, asked(stage.address()));
    expect(await refusesUnwritten(world.sql, act)).toMatchObject({ reason: "no_new_people" });
    const owner: ProjectActor = { ...(await stage.asOwner()), projectId: claim.projectId };
    await inviteToProject(stage.ctx, owner, asked(stage.address(), ["view_activity"]));
    await inviteToProject(stage.ctx, claim, asked((await stage.join("member")).email));
  });

  test("without a free seat, outside the approved domains, and with another project's folder", async () => {
    const { stage, claim } = await managed();
    const folder = createId("fld");
    const elsewhere = await plantProject(world.sql, stage.team);
    await world.sql`insert into folders (id, organisation_id, project_id, name)
      values (${folder}, ${stage.team.id}, ${elsewhere}, 'Hidden')`;
    const foreign = () => inviteToProject(stage.ctx, claim, { ...asked(stage.address()), folders: [folder] });
    expect(await refusesUnwritten(world.sql, foreign)).toMatchObject({ code: "not_found" });
    await world.sql`update organisations set approved_domains = '["northwind.example"]' where id = ${stage.team.id}`;
    const outside = () => inviteToProject(stage.ctx, claim, asked(stage.address()));
    expect((await refusesUnwritten(world.sql, outside)).fields).toEqual({ email: "outside_domains" });
    await world.sql`update organisations set approved_domains = '[]', seat_limit = member_count where id = ${stage.team.id}`;
    expect(await refusesUnwritten(world.sql, outside)).toMatchObject({ reason: "no_seat_left" });
  });
});

describe("at accept every inviter's right is asked again (IN-07):", () => {
  test("a permission that they have lost since is not given, the others are", async () => {
    const { stage, claim } = await managed();
    const guest = await stage.person();
    await inviteToProject(stage.ctx, claim, asked(guest.email));
    await world.sql`delete from project_grants where project_id = ${claim.projectId} and permission = 'send_letters'`;
    await accept(stage, guest);
    expect((await held(claim, guest)).map(({ permission }) => permission)).toEqual(["view_activity"]);
  });

  test("who no longer manages gives nothing: the invitee does not come in and the owners are told", async () => {
    const { stage, claim } = await managed();
    const guest = await stage.person();
    await inviteToProject(stage.ctx, claim, asked(guest.email));
    const { id } = await liveInvitation(guest.email);
    await world.sql`delete from project_grants where project_id = ${claim.projectId} and permission = 'manage_users'`;
    expect(await accept(stage, guest)).toMatchObject({ kind: "not_granted" });
    expect(await isMember(guest, stage)).toBe(false);
    const told = await queued(world.sql, invitationNotGrantedMail);
    expect(told.filter(({ invitationId }) => invitationId === id)).toHaveLength(2);
  });

  test("nobody new comes in once project managers may not bring them", async () => {
    const { stage, claim } = await managed();
    const guest = await stage.person();
    await inviteToProject(stage.ctx, claim, asked(guest.email));
    await world.sql`update organisations set project_managers_may_invite = false where id = ${stage.team.id}`;
    expect(await accept(stage, guest)).toMatchObject({ kind: "not_granted" });
  });

  test("of two inviters the one who may still gives theirs", async () => {
    const { stage, claim } = await managed();
    const second = await stage.asInProject(await stage.join("member"), undefined, "Second");
    const guest = await stage.person();
    await inviteToProject(stage.ctx, claim, asked(guest.email));
    await inviteToProject(stage.ctx, second, asked(guest.email));
    await world.sql`delete from project_members where project_id = ${claim.projectId}`;
    expect(await accept(stage, guest)).toMatchObject({ kind: "member" });
    expect([(await held(claim, guest)).length, (await held(second, guest)).length]).toEqual([0, 4]);
    const entries = (await logOf(world.sql, stage.team.id)).map(({ action }) => action);
    expect(entries).toContain("project_invitation.not_granted");
  });
});

describe("an open invitation", () => {
  test("is cancelled: the link is dead where nothing else hangs on it", async () => {
    const { stage, claim } = await managed();
    const guest = await stage.person();
    await inviteToProject(stage.ctx, claim, asked(guest.email));
    const { id } = await liveInvitation(guest.email);
    await cancelProjectInvitation(stage.ctx, claim, { projectInvitationId: await promiseOf(claim) });
    const [row] = await world.sql`select state from invitations where id = ${id}`;
    expect(row).toEqual({ state: "revoked" });
  });

  test("of another project is not there", async () => {
    const { stage, claim } = await managed();
    await inviteToProject(stage.ctx, claim, asked(stage.address()));
    const other = await stage.asInProject(await stage.join("member"), undefined, "Second");
    const input = { projectInvitationId: await promiseOf(claim) };
    for (const command of [cancelProjectInvitation, resendProjectInvitation]) {
      const refusal = await refusesUnwritten(world.sql, () => command(stage.ctx, other, input));
      expect(refusal).toMatchObject({ code: "not_found" });
    }
  });

  test("is sent again at most once in five minutes, by somebody who may give what it gives", async () => {
    const { stage, claim } = await managed();
    await inviteToProject(stage.ctx, claim, asked(stage.address()));
    const input = { projectInvitationId: await promiseOf(claim) };
    const again = () => resendProjectInvitation(stage.ctx, claim, input);
    expect(await refusesUnwritten(world.sql, again)).toMatchObject({ reason: "sent_lately" });
    await world.sql`update invitations set sent_at = now() - interval '1 hour' where organisation_id = ${stage.team.id}`;
    const owner: ProjectActor = { ...(await stage.asOwner()), projectId: claim.projectId };
    const byOwner = () => resendProjectInvitation(stage.ctx, owner, input);
    expect(await refusesUnwritten(world.sql, byOwner)).toMatchObject({ reason: "lacks_given" });
    await again();
  });

  test("that is accepted while it is cancelled is one of the two, never both, ten times", async () => {
    const { stage, claim } = await managed();
    for (let round = 0; round < 10; round += 1) {
      const guest = await stage.person();
      await inviteToProject(stage.ctx, claim, asked(guest.email));
      const { id } = await liveInvitation(guest.email);
      const [promised] = await world.sql<
        { id: string }[]
      >`select id from project_invitations where invitation_id = ${id}`;
      const [accepted, cancelled] = await Promise.allSettled([
        accept({ ...stage, ctx: world.other }, guest),
        cancelProjectInvitation(stage.ctx, claim, { projectInvitationId: promised?.id ?? "" }),
      ]);
      expect([accepted.status, cancelled.status].sort()).toEqual(["fulfilled", "rejected"]);
      expect(await isMember(guest, stage)).toBe(accepted.status === "fulfilled");
    }
  }, 60_000);
});
