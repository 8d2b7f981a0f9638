import { and, eq, inArray } from "drizzle-orm";
import { projectGrants } from "@/db/schema/projects";
import { folderMembers } from "@/db/schema/templates";
import { auditEvent } from "@/lib/audit/events";
import { noEvent } from "@/lib/audit/no-event";
import { refuseChanged } from "@/lib/kernel/fingerprint";
import { named } from "@/lib/kernel/named";
import { Refusal } from "@/lib/kernel/refusal";
import { applyTicks, permissionsOfStored } from "@/lib/permissions/project-grants";
import { storeGrants } from "@/lib/projects/store-grants";
import { inProject } from "@/lib/usecase/access/project";
import { defineCommand } from "@/lib/usecase/command";
import { foldersOf, giveFolders, grantableFolders, refuseUngrantable } from "./folders";
import { editProjectMemberInput } from "./input";
import { countManagers, lockPlace } from "./lock-place";
import { projectAccessChangedMail } from "./mails";
import { isManager, refuseBelowFloor, refuseGranting, refuseGrantingOneself } from "./rules";
import { shownOf } from "./shown-of";

/**
 * What somebody may do in the project and which folders they see, at once (product.md 6.5). Folders that the actor does
 * not see stay as they are, and so does a part of a permission that nobody could see on the form.
 */
export const editProjectMember = defineCommand({
  name: "edit_project_member",
  access: inProject("manage_service"),
  locks: "team",
  input: editProjectMemberInput,
  async run({ input, ...scene }) {
    const { tx, ctx, organisation, project, actor } = scene;
    const target = await lockPlace(tx, project.id, input.personId);
    const choices = await grantableFolders(scene);
    refuseUngrantable(input.folders, choices);
    const before = await foldersOf(tx, project.id, target.placeId);
    refuseChanged(input.seen, shownOf(target.stored, before, choices));

    const held = permissionsOfStored(target.stored);
    const gained = input.permissions.filter((key) => !held.has(key));
    if (target.userId === actor.userId) refuseGrantingOneself(actor, gained);
    else refuseGranting(actor, gained);
    const stored = applyTicks(target.stored, input.permissions);
    const losesManager = isManager(target.stored) && !isManager(stored);
    if (losesManager) refuseBelowFloor(project, await countManagers(tx, project.id));

    const seen = new Set(choices.map(({ id }) => id));
    const after = project.hasFolderPermissions
      ? [...before.filter((id) => !seen.has(id)), ...input.folders].sort()
      : [...before];
    const added = stored.filter((each) => !target.stored.includes(each));
    const taken = target.stored.filter((each) => !stored.includes(each));
    const given = after.filter((id) => !before.includes(id));
    const hidden = before.filter((id) => !after.includes(id));
    const value = { name: target.name };
    if (added.length + taken.length + given.length + hidden.length === 0)
      return { value, event: noEvent("everything stays as it was") };

    const place = { organisationId: organisation.id, projectId: project.id, placeId: target.placeId };
    if (taken.length > 0)
      await tx
        .delete(projectGrants)
        .where(and(eq(projectGrants.projectMemberId, target.placeId), inArray(projectGrants.permission, [...taken])));
    await storeGrants(tx, ctx.ids, place, added, actor.userId);
    if (hidden.length > 0)
      await tx
        .delete(folderMembers)
        .where(and(eq(folderMembers.projectMemberId, target.placeId), inArray(folderMembers.folderId, hidden)));
    // One may be deleted just now, after it was read: then nothing is changed, and the form says so.
    if ((await giveFolders(tx, ctx.ids, place, given)).length < given.length) throw new Refusal("not_found");

    const change = ctx.ids.create("evt");
    const details = {
      project: named(project),
      userId: target.userId,
      before: Array.from(held),
      after: Array.from(permissionsOfStored(stored)),
      stored: { before: [...target.stored], after: [...stored] },
      folders: { before: [...before], after },
      change,
    };
    const { userId, name, email } = target;
    return {
      value,
      event: auditEvent("project_member.edited", target.memberId, details, { id: userId, name, email }),
      messages:
        userId === actor.userId
          ? []
          : [projectAccessChangedMail({ organisationId: organisation.id, userId, changedBy: actor.userId, change })],
    };
  },
});
