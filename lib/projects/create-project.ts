import { violatedUnique } from "@/db/failures";
import { projectMembers, projects } from "@/db/schema/projects";
import { auditEvent } from "@/lib/audit/events";
import { invalid, Refusal } from "@/lib/kernel/refusal";
import { takePermit } from "@/lib/limits/take-permit";
import { projectPermissionKeys, storedPermissions } from "@/lib/permissions/project-table";
import { inTeam } from "@/lib/usecase/access/member";
import { defineCommand } from "@/lib/usecase/command";
import { createProjectInput } from "./input";
import { storeGrants } from "./store-grants";

const mostADay = 200;

/** A project on trial. Whoever creates it holds all five permissions in it (product.md 6.1). */
export const createProject = defineCommand({
  name: "create_project",
  access: inTeam("project:create"),
  locks: "team",
  input: createProjectInput,
  async run({ tx, ctx, organisation, actor, input: { name } }) {
    const { userId } = actor;
    const bucket = `projects:${organisation.id}:${userId}`;
    const wait = await takePermit(tx, { bucket, most: mostADay, seconds: 24 * 60 * 60 });
    if (wait > 0) throw new Refusal("rate_limited", { facts: { hours: Math.ceil(wait / 3600) } });
    const [projectId, placeId] = [ctx.ids.create("prj"), ctx.ids.create("prm")];
    const ofProject = { organisationId: organisation.id, projectId };
    await tx
      .insert(projects)
      .values({ id: projectId, organisationId: organisation.id, name, createdBy: userId })
      .catch((error: unknown) => {
        throw violatedUnique(error) === null ? error : invalid({ name: "taken" });
      });
    await tx.insert(projectMembers).values({ ...ofProject, id: placeId, memberId: actor.memberId, addedBy: userId });
    await storeGrants(tx, ctx.ids, { ...ofProject, placeId }, storedPermissions, userId);
    const project = { id: projectId, name };
    return {
      value: project,
      event: auditEvent("project.created", projectId, { project, userId, permissions: [...projectPermissionKeys] }),
    };
  },
});
