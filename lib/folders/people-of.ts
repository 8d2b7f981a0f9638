import { and, asc, eq, type SQL, sql } from "drizzle-orm";
import { holds } from "@/db/letters";
import { members } from "@/db/schema/members";
import { projectMembers } from "@/db/schema/projects";
import { folderMembers } from "@/db/schema/templates";
import { users } from "@/db/schema/users";
import type { ProjectScene } from "@/lib/usecase/access/project-scene";

interface Asked {
  readonly folderId: string;
  readonly search?: string | undefined;
  readonly where?: SQL | undefined;
  readonly most: number;
}

/** The people of a project, by name, and whether each was given this folder. */
export function peopleOf(
  { tx, organisation, project }: Pick<ProjectScene, "tx" | "organisation" | "project">,
  asked: Asked,
) {
  const given = and(eq(folderMembers.projectMemberId, projectMembers.id), eq(folderMembers.folderId, asked.folderId));
  return tx
    .select({
      placeId: projectMembers.id,
      userId: users.id,
      name: users.name,
      email: users.email,
      sees: sql<boolean>`${folderMembers.id} is not null`,
      cursorValue: members.searchText,
    })
    .from(projectMembers)
    .innerJoin(members, eq(members.id, projectMembers.memberId))
    .innerJoin(users, eq(users.id, members.userId))
    .leftJoin(folderMembers, given)
    .where(
      and(
        eq(projectMembers.organisationId, organisation.id),
        eq(projectMembers.projectId, project.id),
        asked.search ? holds(members.searchText, asked.search) : undefined,
        asked.where,
      ),
    )
    .orderBy(asc(members.searchText), asc(projectMembers.id))
    .limit(asked.most);
}
