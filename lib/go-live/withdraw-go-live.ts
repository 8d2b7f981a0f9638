import { and, eq } from "drizzle-orm";
import { goLiveRequests } from "@/db/schema/requests";
import { auditEvent } from "@/lib/audit/events";
import { named } from "@/lib/kernel/named";
import { Refusal } from "@/lib/kernel/refusal";
import { inProject } from "@/lib/usecase/access/project";
import { defineCommand } from "@/lib/usecase/command";
import { endGoLive } from "./end-go-live";
import { goLiveRequestInput } from "./input";

/** Any manager of the project takes the request back, whichever of them made it, as long as nobody has answered. */
export const withdrawGoLive = defineCommand({
  name: "withdraw_go_live",
  access: inProject("manage_service"),
  locks: "team",
  input: goLiveRequestInput,
  async run({ tx, project, actor, input: { goLiveRequestId } }) {
    const [request] = await tx
      .select({ state: goLiveRequests.state })
      .from(goLiveRequests)
      .where(and(eq(goLiveRequests.projectId, project.id), eq(goLiveRequests.id, goLiveRequestId)))
      .for("update");
    if (!request) throw new Refusal("not_found");
    if (request.state !== "pending") throw new Refusal("conflict", { reason: "dealt_with" });
    await endGoLive(tx, { id: goLiveRequestId, projectId: project.id }, { state: "cancelled", by: actor.userId });
    return {
      value: null,
      event: auditEvent("go_live.withdrawn", project.id, { project: named(project), goLiveRequestId }),
    };
  },
});
