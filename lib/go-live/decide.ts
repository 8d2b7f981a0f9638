import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { projects } from "@/db/schema/projects";
import { goLiveRequests } from "@/db/schema/requests";
import type { SystemTx, TenantTx } from "@/db/scope";
import { auditEvent } from "@/lib/audit/events";
import { named } from "@/lib/kernel/named";
import { Refusal } from "@/lib/kernel/refusal";
import { countManagers } from "@/lib/project-team/lock-place";
import { endGoLive } from "./end-go-live";
import type { decideGoLiveInput } from "./input";
import { goLiveAnsweredMail } from "./mails";

/** The request with its project, held. One of another organisation does not exist (AZ-05). */
async function lockRequest(tx: TenantTx | SystemTx, organisationId: string, goLiveRequestId: string) {
  const [request] = await tx
    .select({
      state: goLiveRequests.state,
      requestedBy: goLiveRequests.requestedBy,
      project: { id: projects.id, name: projects.name },
    })
    .from(goLiveRequests)
    .innerJoin(projects, and(eq(projects.id, goLiveRequests.projectId), isNull(projects.deletedAt)))
    .where(and(eq(goLiveRequests.organisationId, organisationId), eq(goLiveRequests.id, goLiveRequestId)))
    .for("update");
  if (!request) throw new Refusal("not_found");
  return request;
}

/**
 * What a yes or a no does, whoever says it. Under the organisation's lock, which whatever changes a manager takes: a
 * project goes live with two managers or not at all. Nobody decides what they asked themselves.
 */
export async function decide(
  tx: TenantTx | SystemTx,
  organisationId: string,
  by: string,
  { goLiveRequestId, decision, answer }: z.output<typeof decideGoLiveInput>,
  /** Asked of the request before anything is done. */
  check: (request: { readonly requestedBy: string }) => Promise<void> = async () => undefined,
) {
  const { state, requestedBy, project } = await lockRequest(tx, organisationId, goLiveRequestId);
  if (requestedBy === by) throw new Refusal("conflict", { reason: "own_request" });
  if (state !== "pending") throw new Refusal("conflict", { reason: "dealt_with" });
  await check({ requestedBy });
  if (decision === "approve" && (await countManagers(tx, project.id)) < 2)
    throw new Refusal("conflict", { reason: "too_few_managers" });
  const ending = { state: decision === "approve" ? "approved" : "rejected", by, answer } as const;
  await endGoLive(tx, { id: goLiveRequestId, projectId: project.id }, ending);
  const details = { project: named(project), goLiveRequestId, requestedBy };
  return {
    value: { projectName: project.name, decision },
    event:
      decision === "approve"
        ? auditEvent("go_live.approved", project.id, details)
        : auditEvent("go_live.rejected", project.id, details),
    messages: [goLiveAnsweredMail({ goLiveRequestId })],
  };
}
