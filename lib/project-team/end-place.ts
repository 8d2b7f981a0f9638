import { eq } from "drizzle-orm";
import { projectMembers } from "@/db/schema/projects";
import { named } from "@/lib/kernel/named";
import { permissionsOfStored } from "@/lib/permissions/project-grants";
import type { ProjectScene } from "@/lib/usecase/access/project-scene";
import { countManagers, type PlaceInProject } from "./lock-place";
import { isManager, refuseBelowFloor } from "./rules";

/**
 * Takes somebody out of the project, with their grants and folders, if that leaves it as many managers as it needs. Under
 * the organisation's lock.
 *
 * @returns what the log keeps of it
 */
export async function endPlace({ tx, project }: Pick<ProjectScene, "tx" | "project">, place: PlaceInProject) {
  if (isManager(place.stored)) refuseBelowFloor(project, await countManagers(tx, project.id));
  await tx.delete(projectMembers).where(eq(projectMembers.id, place.placeId));
  return {
    project: named(project),
    userId: place.userId,
    permissions: Array.from(permissionsOfStored(place.stored)),
  };
}
