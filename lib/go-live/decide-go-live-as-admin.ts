import { eq } from "drizzle-orm";
import { goLiveRequests } from "@/db/schema/requests";
import { placed } from "@/lib/audit/placed-event";
import { Refusal } from "@/lib/kernel/refusal";
import { platform } from "@/lib/usecase/access/platform";
import { defineCommand } from "@/lib/usecase/command";
import { decide } from "./decide";
import { decideGoLiveInput } from "./input";
import { whoApproves } from "./who-approves";

/** A platform admin decides where nobody of the organisation may (product.md 6.10). */
export const decideGoLiveAsAdmin = defineCommand({
  name: "decide_go_live_as_admin",
  access: platform,
  locks: async (tx, { goLiveRequestId }) => {
    const [request] = await tx
      .select({ organisation: goLiveRequests.organisationId })
      .from(goLiveRequests)
      .where(eq(goLiveRequests.id, goLiveRequestId));
    if (!request) throw new Refusal("not_found");
    return request;
  },
  input: decideGoLiveInput,
  async run({ tx, actor, input }) {
    const [request] = await tx
      .select({ organisationId: goLiveRequests.organisationId })
      .from(goLiveRequests)
      .where(eq(goLiveRequests.id, input.goLiveRequestId));
    if (!request) throw new Refusal("not_found");
    const { organisationId } = request;
    const { event, ...decided } = await decide(tx, organisationId, actor.userId, input, async ({ requestedBy }) => {
      if ((await whoApproves(tx, organisationId, requestedBy)).length > 0)
        throw new Refusal("conflict", { reason: "their_own_decide" });
    });
    return { ...decided, event: placed(event, organisationId) };
  },
});
