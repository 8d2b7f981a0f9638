import { and, eq, getTableColumns } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { serviceCases } from "@/db/schema/service-cases";
import { users } from "@/db/schema/users";
import { Refusal } from "@/lib/kernel/refusal";
import type { ProjectScene } from "@/lib/usecase/access/project-scene";

/** A case by its number in the project, and whose it is. */
export async function findCase(
  { tx, organisation, project }: Pick<ProjectScene, "tx" | "organisation" | "project">,
  number: number,
) {
  const [row] = await tx
    .select({ ...getTableColumns(serviceCases), assigneeUserId: users.id, assigneeName: users.name })
    .from(serviceCases)
    .leftJoin(members, eq(members.id, serviceCases.assigneeId))
    .leftJoin(users, eq(users.id, members.userId))
    .where(
      and(
        eq(serviceCases.organisationId, organisation.id),
        eq(serviceCases.projectId, project.id),
        eq(serviceCases.number, number),
      ),
    );
  if (!row) throw new Refusal("not_found");
  const { assigneeUserId: userId, assigneeName: name, ...found } = row;
  return { ...found, assignee: userId !== null && name !== null ? { userId, name } : null };
}
