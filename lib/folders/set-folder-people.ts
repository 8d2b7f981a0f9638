import { and, eq, inArray, sql } from "drizzle-orm";
import { projectMembers } from "@/db/schema/projects";
import { folderMembers } from "@/db/schema/templates";
import { auditEvent } from "@/lib/audit/events";
import { noEvent } from "@/lib/audit/no-event";
import { refuseChanged } from "@/lib/kernel/fingerprint";
import { named } from "@/lib/kernel/named";
import { inProject } from "@/lib/usecase/access/project";
import { defineCommand } from "@/lib/usecase/command";
import { setFolderPeopleInput } from "./input";
import { lockTree } from "./lock-tree";
import { peopleOf } from "./people-of";
import { readTree, seenFolder } from "./read-tree";
import { whoSees } from "./who-sees";

/** Of the people that the form listed, those who were ticked see the folder. Whoever it did not list stays as they are. */
export const setFolderPeople = defineCommand({
  name: "set_folder_people",
  access: inProject("manage_service"),
  input: setFolderPeopleInput,
  async run(scene) {
    const { tx, ctx, organisation, project, input } = scene;
    const { folderId, seen, shown } = input;
    await lockTree(tx, project.id);
    const { name } = seenFolder(await readTree(scene), folderId);
    // Held, so that nobody of them leaves the project between being read and being written.
    await tx.execute(sql`select 1 from ${projectMembers}
      where project_id = ${project.id} and ${inArray(projectMembers.id, [...shown, ""])} order by id for key share`);
    const listed = inArray(projectMembers.id, [...shown, ""]);
    const people = await peopleOf(scene, { folderId, where: listed, most: shown.length + 1 });
    const ticked = new Set(input.ticked);
    const added = people.filter(({ placeId, sees }) => ticked.has(placeId) && !sees);
    const removed = people.filter(({ placeId, sees }) => !ticked.has(placeId) && sees);
    if (added.length + removed.length === 0) return { value: { name }, event: noEvent("those who are ticked see it") };
    refuseChanged(seen, whoSees(people));
    const ofFolder = { organisationId: organisation.id, projectId: project.id, folderId };
    if (removed.length > 0)
      await tx.delete(folderMembers).where(
        and(
          eq(folderMembers.organisationId, organisation.id),
          eq(folderMembers.folderId, folderId),
          inArray(
            folderMembers.projectMemberId,
            removed.map(({ placeId }) => placeId),
          ),
        ),
      );
    if (added.length > 0)
      await tx
        .insert(folderMembers)
        .values(added.map(({ placeId }) => ({ ...ofFolder, id: ctx.ids.create("flm"), projectMemberId: placeId })));
    const ids = (some: typeof people) => some.map(({ userId }) => userId);
    const details = {
      project: named(project),
      folderId,
      added: ids(added),
      removed: ids(removed),
    };
    return { value: { name }, event: auditEvent("folder.people_changed", folderId, details) };
  },
});
