import { and, asc, eq, isNull } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { projectInvitations, projects as projectsTable } from "@/db/schema/projects";
import { roleColumns, roles } from "@/db/schema/roles";
import { users } from "@/db/schema/users";
import type { TenantTx } from "@/db/scope";
import { permissionsOfStored } from "@/lib/permissions/project-grants";
import { labelsOfProject } from "@/lib/permissions/project-labels";
import { isStoredPermission } from "@/lib/permissions/project-table";
import { roleOf } from "@/lib/permissions/role";
import { asksForMobile } from "@/lib/project-team/read-methods-asked";
import { readRole } from "@/lib/roles/read-roles";
import { invitee } from "@/lib/usecase/access/invitee";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";
import type { InvitationRow } from "@/lib/usecase/rows";
import { deadBecause, isTheirs, mayDecline, stepBeforeJoining } from "./rules";

/** What the accept page shows to whoever holds the link, or to the person whose address was invited. */
export const getInvitation = defineQuery({
  name: "get_invitation",
  access: invitee,
  input: nothing,
  async run(scene) {
    const { tx, ctx, organisation, invitation, isPastItsTime, actor } = scene;
    // Who is in the organisation is told to nobody but the person themselves (AZ-05).
    const kept = invitation.forProjects && mayDecline(scene) ? await readKeptRole(tx, invitation) : null;
    const role = kept ?? (await readRole(tx, invitation.roleId));
    const projects = await tx
      .select({
        name: projectsTable.name,
        permissions: projectInvitations.permissions,
        method: projectInvitations.signInMethod,
      })
      .from(projectInvitations)
      .innerJoin(
        projectsTable,
        and(eq(projectsTable.id, projectInvitations.projectId), isNull(projectsTable.deletedAt)),
      )
      .where(eq(projectInvitations.invitationId, invitation.id))
      .orderBy(asc(projectsTable.name));
    const mayAskForMobile = projects.some(({ method }) => method === "sms_auth");
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
      /** They are in the organisation already, and the invitation leaves their role as it is. */
      keepsRole: kept !== null,
      /** What it brings beside the role: projects, each with what they will be able to do there. */
      projects: projects.map(({ name, permissions }) => ({
        name,
        may: labelsOfProject(Array.from(permissionsOfStored(permissions.filter(isStoredPermission)))),
      })),
      /** As `register` asks for it, whoever is signed in: the invited address may be somebody else's. */
      asksForMobile: mayAskForMobile && (await asksForMobile(tx, ctx, invitation)),
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

/** The role that a member of the organisation has, who is invited into projects of it; null for anybody else. */
async function readKeptRole(tx: TenantTx, { organisationId, emailCanonical }: InvitationRow) {
  const [row] = await tx
    .select(roleColumns)
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .innerJoin(roles, eq(roles.id, members.roleId))
    .where(and(eq(members.organisationId, organisationId), eq(users.emailCanonical, emailCanonical)));
  return row ? roleOf(row) : null;
}

export type InvitationView = Awaited<ReturnType<typeof getInvitation>>;
