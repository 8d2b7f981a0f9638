import { and, eq, isNull } from "drizzle-orm";
import { projectMembers, projects } from "@/db/schema/projects";
import { folders } from "@/db/schema/templates";
import { auditEvent } from "@/lib/audit/events";
import { Refusal } from "@/lib/kernel/refusal";
import { impliedBy, reachesEveryProject, storedFor } from "@/lib/permissions/project-grants";
import { storeGrants } from "@/lib/projects/store-grants";
import { inTeam } from "@/lib/usecase/access/member";
import { defineCommand } from "@/lib/usecase/command";
import { giveFolders } from "./folders";
import { joinProjectInput } from "./input";
import { listManagers } from "./list-managers";
import { ownManagerMail } from "./mails";

/**
 * Somebody who manages every project by their role puts themselves into the team of one. Stored is what the role lets them
 * do there already, and so never the keys, which another manager gives (product.md 6.5).
 */
export const joinProject = defineCommand({
  name: "join_project",
  access: inTeam("team:manage"),
  locks: "team",
  input: joinProjectInput,
  async run({ tx, ctx, organisation, actor, input: { projectId } }) {
    // A role of the organisation's own may manage the team and reaches no project.
    if (!reachesEveryProject(actor.role))
      throw new Refusal("forbidden", { reason: "lacks_permission", facts: { permission: "manage_service" } });
    const isOpen = and(
      eq(projects.organisationId, organisation.id),
      eq(projects.id, projectId),
      isNull(projects.deletedAt),
    );
    const [project] = await tx
      .select({ id: projects.id, name: projects.name })
      .from(projects)
      .where(isOpen)
      .for("share");
    if (!project) throw new Refusal("not_found");
    const { userId, memberId, name, email } = actor;
    const others = await listManagers(tx, projectId);
    const place = { organisationId: organisation.id, projectId, placeId: ctx.ids.create("prm") };
    const { placeId: id, ...where } = place;
    const made = await tx
      .insert(projectMembers)
      .values({ ...where, id, memberId, addedBy: userId })
      .onConflictDoNothing()
      .returning({ id: projectMembers.id });
    if (made.length === 0) throw new Refusal("conflict", { reason: "in_team_already" });
    const permissions = Array.from(impliedBy(actor.role));
    await storeGrants(tx, ctx.ids, place, storedFor(permissions), userId);
    // Their role shows them all; so does their place, should they lose the role.
    const all = await tx.select({ id: folders.id }).from(folders).where(eq(folders.projectId, projectId));
    await giveFolders(
      tx,
      ctx.ids,
      place,
      all.map((folder) => folder.id),
    );
    const change = ctx.ids.create("evt");
    const details = { project, userId, permissions, change };
    return {
      value: { projectName: project.name },
      event: auditEvent("project_member.joined_by_role", memberId, details, { id: userId, name, email }),
      messages: others.map((other) =>
        ownManagerMail({ organisationId: organisation.id, userId: other, joined: userId, change }),
      ),
    };
  },
});
