import { and, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { members } from "@/db/schema/members";
import { projectMembers } from "@/db/schema/projects";
import { joinRequests } from "@/db/schema/requests";
import { roleColumns, roles } from "@/db/schema/roles";
import { users } from "@/db/schema/users";
import { fingerprint } from "@/lib/kernel/fingerprint";
import { named } from "@/lib/kernel/named";
import { Refusal } from "@/lib/kernel/refusal";
import { projectPermissionKeys } from "@/lib/permissions/project-table";
import { roleOf } from "@/lib/permissions/role";
import { grantableFolders } from "@/lib/project-team/folders";
import { inProject } from "@/lib/usecase/access/project";
import { defineQuery } from "@/lib/usecase/query";
import { joinRequestInput } from "./input";

const decider = alias(users, "decider");

/** For whoever manages the project: who asks to join it and why, what one may give them, or what became of the request. */
export const getJoinRequest = defineQuery({
  name: "get_join_request",
  access: inProject("manage_service"),
  input: joinRequestInput,
  async run({ input, ...scene }) {
    const { tx, organisation, project, actor } = scene;
    const [row] = await tx
      .select({
        state: joinRequests.state,
        reason: joinRequests.reason,
        answer: joinRequests.answer,
        createdAt: joinRequests.createdAt,
        endedAt: joinRequests.endedAt,
        endedByName: decider.name,
        userId: users.id,
        name: users.name,
        email: users.email,
        role: roleColumns,
        twoFactor: members.twoFactor,
        isInTeam: sql<boolean>`exists (select 1 from ${projectMembers} p
          where p.project_id = ${project.id} and p.member_id = ${members.id})`,
      })
      .from(joinRequests)
      .innerJoin(members, eq(members.id, joinRequests.memberId))
      .innerJoin(users, eq(users.id, members.userId))
      .innerJoin(roles, eq(roles.id, members.roleId))
      .leftJoin(decider, eq(decider.id, joinRequests.endedBy))
      .where(and(eq(joinRequests.projectId, project.id), eq(joinRequests.id, input.joinRequestId)));
    if (!row) throw new Refusal("not_found");
    const { userId, name, email, role, twoFactor, reason, answer, createdAt, endedAt, endedByName } = row;
    const isWaiting = row.state === "pending";
    return {
      slug: organisation.slug,
      project: named(project),
      id: input.joinRequestId,
      person: { userId, name, email, role: roleOf(role).label, hasTwoFactor: twoFactor !== "none" },
      isYou: userId === actor.userId,
      reason,
      createdAt: createdAt.toISOString(),
      /** What became of it; `withdrawn` by whoever asked, `joined` in another way. */
      ended: endedAt
        ? {
            how: row.state === "cancelled" || row.state === "pending" ? ("withdrawn" as const) : row.state,
            at: endedAt.toISOString(),
            byName: endedByName,
            answer,
          }
        : null,
      isInTeam: row.isInTeam,
      grantable: isWaiting ? projectPermissionKeys.filter((key) => actor.may.has(key)) : [],
      seen: fingerprint({ folders: project.hasFolderPermissions }),
      folders: isWaiting && project.hasFolderPermissions ? await grantableFolders(scene) : null,
    };
  },
});

export type JoinRequestView = Awaited<ReturnType<typeof getJoinRequest>>;
