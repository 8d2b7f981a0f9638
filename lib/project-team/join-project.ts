import { and, eq, isNull } from "drizzle-orm";
import { projects } from "@/db/schema/projects";
import { folders } from "@/db/schema/templates";
import { auditEvent } from "@/lib/audit/events";
import { Refusal } from "@/lib/kernel/refusal";
import { impliedBy, reachesEveryProject } from "@/lib/permissions/project-grants";
import { inTeam } from "@/lib/usecase/access/member";
import { defineCommand } from "@/lib/usecase/command";
import { joinProjectInput } from "./input";
import { listManagers } from "./list-managers";
import { ownManagerMail } from "./mails";
import { makePlace } from "./make-place";

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
    const permissions = Array.from(impliedBy(actor.role));
    // Their role shows them all; so does their place, should they lose the role.
    const all = await tx.select({ id: folders.id }).from(folders).where(eq(folders.projectId, projectId));
    const where = { organisationId: organisation.id, projectId, memberId };
    const given = { permissions, folders: all.map(({ id }) => id), by: userId };
    const place = await makePlace(tx, ctx.ids, where, given);
    if (!place) throw new Refusal("conflict", { reason: "in_team_already" });
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
