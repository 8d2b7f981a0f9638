import { and, eq, getTableColumns, isNull, type SQLWrapper, sql } from "drizzle-orm";
import { projectGrants, projectMembers, projects } from "@/db/schema/projects";
import type { TenantTx } from "@/db/scope";
import { Refusal } from "@/lib/kernel/refusal";
import {
  canOpenProject,
  effectivePermissions,
  type HeldThrough,
  reachesEveryProject,
} from "@/lib/permissions/project-grants";
import type { ProjectPermission, StoredPermission } from "@/lib/permissions/project-table";
import type { ProjectActor, ProjectStanding } from "../claims";
import type { ProjectRow } from "../rows";
import type { SignedInScene } from "./member-scene";

/** Somebody in a project: their place in it, what is stored for them, and what that and their role allow. */
export interface ActingInProject {
  /** Null for whoever is here by their role in the organisation alone. */
  readonly placeId: string | null;
  readonly stored: readonly StoredPermission[];
  readonly may: ReadonlyMap<ProjectPermission, readonly HeldThrough[]>;
  /** Whatever folders they were given (product.md 6.7). */
  readonly seesAllFolders: boolean;
}

export interface ProjectScene extends SignedInScene {
  readonly project: ProjectRow;
  readonly unresolvedCases: number;
  readonly actor: SignedInScene["actor"] & ActingInProject;
}

/**
 * The member's scene, moved into the project. One that is gone, of others, or not theirs to open does not exist.
 *
 * @param holds the project, the actor's place and what it says stay as they are until this transaction ends (INV-05, INV-13)
 */
export async function projectScene(
  scene: SignedInScene,
  claim: Pick<ProjectActor, "projectId" | "here">,
  holds: boolean,
): Promise<ProjectScene> {
  const { tx, organisation, actor } = scene;
  const asked = { organisationId: organisation.id, projectId: claim.projectId, memberId: actor.memberId };
  if (holds) await hold(tx, asked);
  const standing = (!holds && claim.here) || (await readStandingIn(tx, asked));
  if (!standing) throw new Refusal("not_found");
  const { project, placeId, stored, unresolvedCases } = standing;
  if (!canOpenProject({ permissions: actor.permissions, isProjectMember: placeId !== null }))
    throw new Refusal("not_found");
  const { role, isPlatformAdmin } = actor;
  const seesAllFolders = reachesEveryProject(role) || isPlatformAdmin;
  const may = effectivePermissions({ stored, role });
  return { ...scene, project, unresolvedCases, actor: { ...actor, placeId, stored, may, seesAllFolders } };
}

interface InProject {
  readonly organisationId: string;
  readonly projectId: string;
  readonly memberId: string;
}

/** What is stored for the person of a place. */
export const storedOf = (placeId: SQLWrapper) => sql<StoredPermission[]>`array(
  select g.permission from ${projectGrants} g where g.project_member_id = ${placeId} order by g.permission)`;

async function readStandingIn(
  tx: TenantTx,
  { organisationId, projectId, memberId }: InProject,
): Promise<ProjectStanding | undefined> {
  const [row] = await tx
    .select({
      project: getTableColumns(projects),
      placeId: projectMembers.id,
      stored: storedOf(projectMembers.id),
      unresolvedCases: sql<number>`(select count(*)::int from (select 1 from service_cases c
        where c.project_id = ${projects.id} and c.state in ('open', 'in_progress') limit 100) unresolved)`,
    })
    .from(projects)
    .leftJoin(projectMembers, and(eq(projectMembers.projectId, projects.id), eq(projectMembers.memberId, memberId)))
    .where(and(eq(projects.organisationId, organisationId), eq(projects.id, projectId), isNull(projects.deletedAt)));
  return row;
}

/** Whoever changes a person's grants locks their place first, so a place that is held keeps its grants. */
async function hold(tx: TenantTx, { organisationId, projectId, memberId }: InProject): Promise<void> {
  await tx.execute(sql`
    with project as (select 1 from projects where organisation_id = ${organisationId} and id = ${projectId} for share),
      place as (select 1 from project_members where project_id = ${projectId} and member_id = ${memberId} for share)
    select (select count(*) from project), (select count(*) from place)`);
}
