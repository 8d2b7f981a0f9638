import { projectMembers } from "@/db/schema/projects";
import { auditEvent } from "@/lib/audit/events";
import { named } from "@/lib/kernel/named";
import { Refusal } from "@/lib/kernel/refusal";
import { impliedBy, storedFor } from "@/lib/permissions/project-grants";
import { storeGrants } from "@/lib/projects/store-grants";
import { inProject } from "@/lib/usecase/access/project";
import { defineCommand } from "@/lib/usecase/command";
import { nothing } from "@/lib/usecase/input";
import { giveFolders, grantableFolders } from "./folders";
import { listManagers } from "./list-managers";
import { ownManagerMail } from "./mails";

/**
 * Somebody who manages every project by their role puts themselves into the team of one. Stored is what the role lets them
 * do there already, and so never the keys, which another manager gives (product.md 6.5).
 */
export const joinProject = defineCommand({
  name: "join_project",
  access: inProject("manage_service"),
  locks: "team",
  input: nothing,
  async run(scene) {
    const { tx, ctx, organisation, project, actor } = scene;
    // Whoever is in the team stays as they are; without a place there it is the role that lets them come here.
    if (actor.placeId !== null) throw new Refusal("conflict", { reason: "in_team_already" });
    const { userId, memberId, name, email } = actor;
    const permissions = Array.from(impliedBy(actor.role));
    const others = await listManagers(tx, project.id);
    const place = { organisationId: organisation.id, projectId: project.id, placeId: ctx.ids.create("prm") };
    const { placeId: id, ...where } = place;
    const made = await tx
      .insert(projectMembers)
      .values({ ...where, id, memberId, addedBy: userId })
      .onConflictDoNothing()
      .returning({ id: projectMembers.id });
    if (made.length === 0) throw new Refusal("conflict", { reason: "in_team_already" });
    await storeGrants(tx, ctx.ids, place, storedFor(permissions), userId);
    await giveFolders(
      tx,
      ctx.ids,
      place,
      (await grantableFolders(scene)).map((folder) => folder.id),
    );
    const change = ctx.ids.create("evt");
    const details = { project: named(project), userId, permissions, change };
    return {
      value: { projectName: project.name },
      event: auditEvent("project_member.joined_by_role", memberId, details, { id: userId, name, email }),
      messages: others.map((other) =>
        ownManagerMail({ organisationId: organisation.id, userId: other, joined: userId, change }),
      ),
    };
  },
});
