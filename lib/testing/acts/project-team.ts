import { cancelProjectInvitation } from "@/lib/project-team/cancel-project-invitation";
import { cancelSeveralProjectInvitations } from "@/lib/project-team/cancel-several-project-invitations";
import { editProjectMember } from "@/lib/project-team/edit-project-member";
import { editSeveralProjectMembers } from "@/lib/project-team/edit-several-project-members";
import { exportProjectTeam } from "@/lib/project-team/export-project-team";
import { inviteToProject } from "@/lib/project-team/invite-to-project";
import { joinProject } from "@/lib/project-team/join-project";
import { leaveProject } from "@/lib/project-team/leave-project";
import { removeProjectMember } from "@/lib/project-team/remove-project-member";
import { removeSeveralProjectMembers } from "@/lib/project-team/remove-several-project-members";
import { resendProjectInvitation } from "@/lib/project-team/resend-project-invitation";
import { resendSeveralProjectInvitations } from "@/lib/project-team/resend-several-project-invitations";
import { act } from "../act";
import { plantPlace, plantProjectInvitation } from "../plant-project";
import type { Stage } from "../stage";
import { plantInvitation } from "../test-context";

/** A project's manager who is nothing else in the organisation. */
async function byManager(stage: Stage) {
  return stage.asInProject(await stage.join("member"));
}

async function onInvitation(stage: Stage) {
  const claim = await byManager(stage);
  const { sql, ctx, team, owner, address } = stage;
  const { id } = await plantInvitation(sql, ctx, { email: address(), by: owner, to: team, role: "member" });
  await sql`update invitations set sent_at = now() - interval '1 hour', for_projects = true where id = ${id}`;
  const by = { userId: claim.userId };
  return { claim, input: { projectInvitationId: await plantProjectInvitation(sql, claim.projectId, id, by) } };
}

async function onInvitations(stage: Stage) {
  const { claim, input } = await onInvitation(stage);
  return { claim, input: { invitations: [input.projectInvitationId] } };
}

async function onColleague(stage: Stage) {
  const claim = await byManager(stage);
  const colleague = await stage.join("member");
  await plantPlace(stage.sql, claim.projectId, colleague.memberId, ["view_activity"]);
  return { claim, personId: colleague.userId };
}

export const projectTeamActs = [
  act(inviteToProject, async (stage) => ({
    claim: await byManager(stage),
    input: { email: stage.address(), permissions: ["view_activity" as const], folders: [] },
  })),
  act(resendProjectInvitation, onInvitation),
  act(cancelProjectInvitation, onInvitation),
  act(editProjectMember, async (stage) => {
    const { claim, personId } = await onColleague(stage);
    return { claim, input: { personId, permissions: ["manage_templates" as const], folders: [] } };
  }),
  act(removeProjectMember, async (stage) => {
    const { claim, personId } = await onColleague(stage);
    return { claim, input: { personId } };
  }),
  act(editSeveralProjectMembers, async (stage) => {
    const { claim, personId } = await onColleague(stage);
    return {
      claim,
      input: { people: [personId], give: ["manage_templates" as const], take: ["view_activity" as const] },
    };
  }),
  act(removeSeveralProjectMembers, async (stage) => {
    const { claim, personId } = await onColleague(stage);
    return { claim, input: { people: [personId], confirmation: "1" } };
  }),
  act(resendSeveralProjectInvitations, onInvitations),
  act(cancelSeveralProjectInvitations, onInvitations),
  act(joinProject, async (stage) => {
    const { projectId } = await byManager(stage);
    return { claim: await stage.asManager(), input: { projectId } };
  }),
  act(leaveProject, async (stage) => ({
    claim: await stage.asInProject(await stage.join("member"), ["view_activity"]),
    input: {},
  })),
  act(exportProjectTeam, async (stage) => ({ claim: await byManager(stage), input: {} })),
];
