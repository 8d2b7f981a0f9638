import { eq } from "drizzle-orm";
import { projectMembers } from "@/db/schema/projects";
import type { AuditEvent } from "@/lib/audit/events";
import { named } from "@/lib/kernel/named";
import { canOpenProject, permissionsOfStored } from "@/lib/permissions/project-grants";
import { freeCases } from "@/lib/service-cases/free-cases";
import type { ProjectScene } from "@/lib/usecase/access/project-scene";
import { countManagers, type PlaceInProject } from "./lock-place";
import { isManager, refuseBelowFloor } from "./rules";

/**
 * Takes somebody out of the project, with their grants and folders, if that leaves it as many managers as it needs. Under
 * the organisation's lock, with their place held for a change. Their service cases are open again, unless their role opens
 * the project to them all the same.
 *
 * @returns what the log keeps of it, and the event of the cases
 */
export async function endPlace(scene: Pick<ProjectScene, "tx" | "organisation" | "project">, place: PlaceInProject) {
  const { tx, project } = scene;
  if (isManager(place.stored)) refuseBelowFloor(project, await countManagers(tx, project.id));
  await tx.delete(projectMembers).where(eq(projectMembers.id, place.placeId));
  const details = {
    project: named(project),
    userId: place.userId,
    permissions: Array.from(permissionsOfStored(place.stored)),
  };
  return { details, freed: await freeInProject(scene, place) };
}

async function freeInProject(
  { tx, organisation, project }: Pick<ProjectScene, "tx" | "organisation" | "project">,
  { memberId, userId, name, email, role }: PlaceInProject,
): Promise<AuditEvent[]> {
  if (canOpenProject({ permissions: role.permissions, isProjectMember: false })) return [];
  const person = { id: userId, name, email };
  return freeCases(tx, { organisationId: organisation.id, memberId, person, projectId: project.id });
}
