import { withOrganisation } from "@/db/scope";
import type { AuditEvent } from "@/lib/audit/events";
import { Refusal } from "@/lib/kernel/refusal";
import type { ProjectPermission } from "@/lib/permissions/project-table";
import type { Permission } from "@/lib/permissions/table";
import type { Access } from "./access";
import { holding, inOwnLog, inTeamOnly, proven } from "./member";
import { signedInScene } from "./member-scene";
import { type ProjectScene, projectScene } from "./project-scene";

type InProject = Access<"project", ProjectScene, AuditEvent, "team">;

/**
 * Whoever may open the project. A command that changes the project's own row, or who is in it, `locks` the team: the row
 * is held together with others otherwise, and two who hold it could not both change it.
 */
export const anyInProject: InProject = projectAccess(() => undefined);

/** Whoever holds this in the project, through what is stored for them or through their role. */
export function inProject(permission: ProjectPermission): InProject {
  const access = projectAccess(({ actor }) => {
    if (!actor.may.has(permission))
      throw new Refusal("forbidden", { reason: "lacks_permission", facts: { permission } });
  });
  return { ...access, projectPermission: permission };
}

/** Whoever may open the project and whose role in the organisation holds this. */
export function inProjectByRole(permission: Permission): InProject {
  return { ...projectAccess((scene) => holding(permission, scene)), permission };
}

function projectAccess(check: (scene: ProjectScene) => void): InProject {
  return {
    name: "project",
    claim: "project",
    takes: "team",
    open: (ctx, claim, asked, body) =>
      withOrganisation(ctx.db, claim.organisationId, async (tx) => {
        const member = inTeamOnly(await signedInScene(tx, claim, asked));
        const scene = await projectScene(member, claim, asked.writes);
        check(scene);
        return body(proven(scene, asked));
      }),
    recordAs: inOwnLog,
  };
}
