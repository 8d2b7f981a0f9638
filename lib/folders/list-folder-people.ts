import { sql } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { projectMembers } from "@/db/schema/projects";
import { readCursor } from "@/lib/kernel/cursor";
import { fingerprint } from "@/lib/kernel/fingerprint";
import { pageOf } from "@/lib/kernel/page";
import { inProject } from "@/lib/usecase/access/project";
import { defineQuery } from "@/lib/usecase/query";
import { listFolderPeopleInput, mostPeopleAtOnce } from "./input";
import { peopleOf } from "./people-of";
import { readTree, seenFolder } from "./read-tree";
import { whoSees } from "./who-sees";

/** Who sees a folder, for whoever may choose it: a page of the project's people. */
export const listFolderPeople = defineQuery({
  name: "list_folder_people",
  access: inProject("manage_service"),
  input: listFolderPeopleInput,
  async run(scene) {
    const { organisation, project, input } = scene;
    const tree = await readTree(scene);
    const { id, name } = seenFolder(tree, input.folderId);
    const after = readCursor(input.after, "name");
    const rows = await peopleOf(scene, {
      folderId: id,
      search: input.search,
      where: after ? sql`(${members.searchText}, ${projectMembers.id}) > (${after.value}, ${after.id})` : undefined,
      most: mostPeopleAtOnce + 1,
    });
    const place = ({ cursorValue: value, placeId }: (typeof rows)[number]) => ({ sort: "name", value, id: placeId });
    const { page, next } = pageOf(rows, mostPeopleAtOnce, place);
    return {
      slug: organisation.slug,
      projectId: project.id,
      isRestricted: project.hasFolderPermissions,
      folder: { id, name },
      path: (tree.seen.pathTo(id) ?? []).map((folder) => ({ id: folder.id, name: folder.name })),
      people: page.map(({ cursorValue: _, ...person }) => person),
      next,
      seen: fingerprint(whoSees(page)),
    };
  },
});

export type FolderPeople = Awaited<ReturnType<typeof listFolderPeople>>;
