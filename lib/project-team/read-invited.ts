import { and, asc, eq, type SQL, sql } from "drizzle-orm";
import { holds } from "@/db/letters";
import { invitations } from "@/db/schema/invitations";
import { projectInvitations } from "@/db/schema/projects";
import type { TenantTx } from "@/db/scope";
import { permissionsOfStored } from "@/lib/permissions/project-grants";
import { isStoredPermission, projectPermissionKeys } from "@/lib/permissions/project-table";
import type { ProjectRow } from "@/lib/usecase/rows";
import { folderShare } from "./folder-share";
import { foldersIn } from "./folders";

interface Asked {
  readonly search?: string | undefined;
  readonly where?: SQL | undefined;
  readonly limit: number;
}

/** Open invitations into the project; those past their time too, until somebody sends them again or cancels them. */
export async function readInvited(tx: TenantTx, project: ProjectRow, asked: Asked) {
  const rows = await tx
    .select({
      id: projectInvitations.id,
      email: invitations.email,
      cursorValue: invitations.emailCanonical,
      stored: projectInvitations.permissions,
      asked: projectInvitations.signInMethod,
      /** Those that are still there. */
      given: sql<number>`(select count(*)::int from folders f
        where f.project_id = ${project.id} and f.id = any(${projectInvitations.folders}))`,
      total: foldersIn(project.id),
      expiresAt: invitations.expiresAt,
      /** Carried by one with which the organisation promised a role: sent again from its Team page. */
      isOrganisations: sql<boolean>`not ${invitations.forProjects}`,
      isOver: sql<boolean>`${invitations.expiresAt} <= now()`,
    })
    .from(projectInvitations)
    .innerJoin(invitations, eq(invitations.id, projectInvitations.invitationId))
    .where(
      and(
        eq(projectInvitations.projectId, project.id),
        eq(invitations.state, "pending"),
        asked.where,
        asked.search ? holds(invitations.emailCanonical, asked.search) : undefined,
      ),
    )
    .orderBy(asc(invitations.emailCanonical), asc(projectInvitations.id))
    .limit(asked.limit);
  return rows.map(({ stored, asked: method, given, total, expiresAt, ...row }) => {
    const held = permissionsOfStored(stored.filter(isStoredPermission));
    return {
      ...row,
      method: project.hasEmailSignIn ? method : null,
      expiresAt: expiresAt.toISOString(),
      may: projectPermissionKeys.map((key) => ({ key, through: held.has(key) ? (["grant"] as const) : [] })),
      folders: folderShare({
        role: null,
        isPlatformAdmin: false,
        hasFolderPermissions: project.hasFolderPermissions,
        given,
        total,
      }),
    };
  });
}
