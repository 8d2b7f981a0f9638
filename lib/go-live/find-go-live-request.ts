import { and, eq, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { organisations } from "@/db/schema/organisations";
import { projects } from "@/db/schema/projects";
import { goLiveRequests } from "@/db/schema/requests";
import { users } from "@/db/schema/users";
import type { SystemTx, TenantTx } from "@/db/scope";
import { byPlatform } from "./by-platform";
import { goLiveFacts } from "./go-live-facts";

const decider = alias(users, "decider");

/**
 * A request to go live for whoever decides it: who asks for what and why, what the project has, and what became of it; null when
 * it, its project or its organisation is gone.
 */
export async function findGoLiveRequest(tx: TenantTx | SystemTx, goLiveRequestId: string) {
  const [row] = await tx
    .select({
      id: goLiveRequests.id,
      organisationId: goLiveRequests.organisationId,
      organisationName: organisations.name,
      slug: organisations.slug,
      project: { id: projects.id, name: projects.name },
      state: goLiveRequests.state,
      reason: goLiveRequests.reason,
      answer: goLiveRequests.answer,
      createdAt: goLiveRequests.createdAt,
      endedAt: goLiveRequests.endedAt,
      requestedBy: goLiveRequests.requestedBy,
      requesterName: users.name,
      requesterEmail: users.email,
      deciderName: decider.name,
      decidedByPlatform: byPlatform(goLiveRequests),
      facts: goLiveFacts(sql`${goLiveRequests.projectId}`),
    })
    .from(goLiveRequests)
    .innerJoin(organisations, and(eq(organisations.id, goLiveRequests.organisationId), isNull(organisations.deletedAt)))
    .innerJoin(projects, and(eq(projects.id, goLiveRequests.projectId), isNull(projects.deletedAt)))
    .leftJoin(users, eq(users.id, goLiveRequests.requestedBy))
    .leftJoin(decider, eq(decider.id, goLiveRequests.endedBy))
    .where(eq(goLiveRequests.id, goLiveRequestId));
  if (!row) return null;
  const { createdAt, endedAt, ...rest } = row;
  return { ...rest, createdAt: createdAt.toISOString(), endedAt: endedAt?.toISOString() ?? null };
}

export type GoLiveRequestView = NonNullable<Awaited<ReturnType<typeof findGoLiveRequest>>> & {
  readonly isYours: boolean;
  /** Of the organisation, who may decide it instead of a platform admin. */
  readonly approvers: readonly string[];
};
