import { eq } from "drizzle-orm";
import { goLiveRequests } from "@/db/schema/requests";
import type { SystemTx } from "@/db/scope";
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
  locks: async (tx, input) => ({ organisation: await organisationOf(tx, input) }),
  input: decideGoLiveInput,
  async run({ tx, actor, input }) {
    const organisationId = await organisationOf(tx, input);
    const { event, ...decided } = await decide(tx, organisationId, actor.userId, input, async ({ requestedBy }) => {
      if ((await whoApproves(tx, organisationId, requestedBy)).length > 0)
        throw new Refusal("conflict", { reason: "their_own_decide" });
    });
    return { ...decided, event: placed(event, organisationId) };
  },
});

async function organisationOf(tx: SystemTx, { goLiveRequestId }: { readonly goLiveRequestId: string }) {
  const [request] = await tx
    .select({ organisationId: goLiveRequests.organisationId })
    .from(goLiveRequests)
    .where(eq(goLiveRequests.id, goLiveRequestId));
  if (!request) throw new Refusal("not_found");
  return request.organisationId;
}
