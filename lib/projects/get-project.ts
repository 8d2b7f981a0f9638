import { asc, eq, sql } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { projectMembers } from "@/db/schema/projects";
import { users } from "@/db/schema/users";
import type { TenantTx } from "@/db/scope";
import { fingerprint } from "@/lib/kernel/fingerprint";
import { can } from "@/lib/permissions/can";
import { projectPermissions } from "@/lib/permissions/project-table";
import { anyInProject } from "@/lib/usecase/access/project";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";
import { managersIn } from "./who-manages";

/** As many names as a sentence holds. */
const shownManagers = 5;

/** What a project is, who runs it, and what whoever asks may do in it, and through what. */
export const getProject = defineQuery({
  name: "get_project",
  access: anyInProject,
  input: nothing,
  async run({ tx, organisation, project, actor }) {
    const managers = await tx
      .select({ userId: users.id, name: users.name, email: users.email })
      .from(projectMembers)
      .innerJoin(members, eq(members.id, projectMembers.memberId))
      .innerJoin(users, eq(users.id, members.userId))
      .where(sql`${projectMembers.id} in (${managersIn(project.id)})`)
      .orderBy(asc(members.searchText), asc(members.id))
      .limit(shownManagers + 1);
    const mayDelete = can(actor.permissions, "project:delete");
    return {
      slug: organisation.slug,
      id: project.id,
      name: project.name,
      isLive: project.wentLiveAt !== null,
      asksToGoLive: project.goLiveAskedAt !== null,
      createdAt: project.createdAt.toISOString(),
      seen: fingerprint({ name: project.name }),
      mayRename: can(actor.permissions, "project:edit"),
      mayDelete,
      /** What goes with it, for whoever may delete it. */
      contents: mayDelete ? await countContents(tx, project.id) : null,
      managers: managers.slice(0, shownManagers),
      hasMoreManagers: managers.length > shownManagers,
      you: {
        role: actor.role.label,
        isInTeam: actor.placeId !== null,
        may: projectPermissions.map(({ key, label }) => ({ key, label, through: actor.may.get(key) ?? [] })),
      },
    };
  },
});

async function countContents(tx: TenantTx, projectId: string) {
  const [found] = await tx.execute<{ people: number; invitations: number; templates: number; keys: number }>(sql`
    select (select count(*)::int from project_members where project_id = ${projectId}) as people,
      (select count(*)::int from project_invitations p join invitations i on i.id = p.invitation_id
        where p.project_id = ${projectId} and i.state = 'pending') as invitations,
      (select count(*)::int from templates where project_id = ${projectId}) as templates,
      (select count(*)::int from project_keys
        where project_id = ${projectId} and revoked_at is null and expires_at > now()) as keys`);
  return found ?? null;
}

export type ProjectView = Awaited<ReturnType<typeof getProject>>;
