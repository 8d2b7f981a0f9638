import { eq } from "drizzle-orm";
import { organisations } from "@/db/schema/organisations";
import { lockOrganisation } from "@/lib/admin/lock-organisation";
import { auditEvent } from "@/lib/audit/events";
import { noEvent } from "@/lib/audit/no-event";
import { placed } from "@/lib/audit/placed-event";
import { refuseChanged } from "@/lib/kernel/fingerprint";
import { platform } from "@/lib/usecase/access/platform";
import { defineCommand } from "@/lib/usecase/command";
import { setGoLiveApprovalInput } from "./input";
import { tellWhoDecides } from "./tell-who-decides";

/** A platform admin lets an organisation decide about its own projects going live, or no longer (product.md 6.10). */
export const setGoLiveApproval = defineCommand({
  name: "set_go_live_approval",
  access: platform,
  locks: async (_tx, { organisation }) => ({ organisation }),
  input: setGoLiveApprovalInput,
  async run({ tx, input: { organisation, mayApprove, seen } }) {
    const { id, name, mayApproveOwnGoLive } = await lockOrganisation(tx, organisation);
    const value = { name, mayApprove };
    if (mayApprove === mayApproveOwnGoLive) return { value, event: noEvent("it is so already") };
    refuseChanged(seen, { mayApprove: mayApproveOwnGoLive });
    await tx.update(organisations).set({ mayApproveOwnGoLive: mayApprove }).where(eq(organisations.id, id));
    return {
      value,
      event: placed(auditEvent("go_live.approval_set", id, { mayApprove }), id),
      messages: await tellWhoDecides(tx, id, null),
    };
  },
});
