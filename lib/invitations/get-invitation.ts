import { and, asc, eq, isNull } from "drizzle-orm";
import { projectInvitations, projects as projectsTable } from "@/db/schema/projects";
import { users } from "@/db/schema/users";
import { permissionsOfStored } from "@/lib/permissions/project-grants";
import { labelsOfProject } from "@/lib/permissions/project-labels";
import { isStoredPermission } from "@/lib/permissions/project-table";
import { readRole } from "@/lib/roles/read-roles";
import { invitee } from "@/lib/usecase/access/invitee";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";
import { deadBecause, isTheirs, mayDecline, stepBeforeJoining } from "./rules";

/** What the accept page shows to whoever holds the link, or to the person whose address was invited. */
export const getInvitation = defineQuery({
  name: "get_invitation",
  access: invitee,
  input: nothing,
  async run(scene) {
    const { tx, organisation, invitation, isPastItsTime, actor } = scene;
    const role = await readRole(tx, invitation.roleId);
    const projects = await tx
      .select({ name: projectsTable.name, permissions: projectInvitations.permissions })
      .from(projectInvitations)
      .innerJoin(
        projectsTable,
        and(eq(projectsTable.id, projectInvitations.projectId), isNull(projectsTable.deletedAt)),
      )
      .where(eq(projectInvitations.invitationId, invitation.id))
      .orderBy(asc(projectsTable.name));
    const [inviter] = await tx.select({ name: users.name }).from(users).where(eq(users.id, invitation.invitedBy));
    return {
      id: invitation.id,
      organisationName: organisation.name,
      organisationSlug: organisation.slug,
      email: invitation.email,
      name: invitation.name,
      message: invitation.message,
      expiresAt: invitation.expiresAt.toISOString(),
      roleLabel: role.label,
      roleSentence: role.sentence,
      /** What it brings beside the role: projects, each with what they will be able to do there. */
      projects: projects.map(({ name, permissions }) => ({
        name,
        may: labelsOfProject(Array.from(permissionsOfStored(permissions.filter(isStoredPermission)))),
      })),
      forProjects: invitation.forProjects,
      inviterName: inviter?.name ?? null,
      dead: deadBecause(invitation, isPastItsTime),
      signedInAs: actor.user?.email ?? null,
      /** What two-factor authentication asks for before Accept, if anything. */
      stepBefore: stepBeforeJoining(scene),
      isForYou: isTheirs(scene),
      mayDecline: mayDecline(scene),
    };
  },
});

export type InvitationView = Awaited<ReturnType<typeof getInvitation>>;
