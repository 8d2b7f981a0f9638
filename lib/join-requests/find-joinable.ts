import { and, eq, isNull, sql } from "drizzle-orm";
import { projectMembers, projects } from "@/db/schema/projects";
import type { TenantTx } from "@/db/scope";
import { Refusal } from "@/lib/kernel/refusal";
import type { SignedInScene } from "@/lib/usecase/access/member-scene";

/** Where members may not ask, nobody learns here what projects there are. */
export function refuseUnlessAsking({ organisation }: Pick<SignedInScene, "organisation">): void {
  if (!organisation.membersMayAskToJoin) throw new Refusal("conflict", { reason: "asking_is_off" });
}

/** A project that any member may ask to join, and whether they are in its team already. Held, so that it is not deleted meanwhile. */
export async function findJoinable(
  tx: TenantTx,
  { organisationId, memberId }: { readonly organisationId: string; readonly memberId: string },
  projectId: string,
  holds: boolean,
) {
  const found = tx
    .select({
      id: projects.id,
      name: projects.name,
      isInTeam: sql<boolean>`exists (select 1 from ${projectMembers} p
        where p.project_id = projects.id and p.member_id = ${memberId})`,
    })
    .from(projects)
    .where(and(eq(projects.organisationId, organisationId), eq(projects.id, projectId), isNull(projects.deletedAt)));
  const [project] = await (holds ? found.for("share") : found);
  if (!project) throw new Refusal("not_found");
  return project;
}
