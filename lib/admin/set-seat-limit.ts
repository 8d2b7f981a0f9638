import { eq } from "drizzle-orm";
import { organisations } from "@/db/schema/organisations";
import { auditEvent } from "@/lib/audit/events";
import { noEvent } from "@/lib/audit/no-event";
import { placed } from "@/lib/audit/placed-event";
import { refuseChanged } from "@/lib/kernel/fingerprint";
import { invalid } from "@/lib/kernel/refusal";
import { platform } from "@/lib/usecase/access/platform";
import { defineCommand } from "@/lib/usecase/command";
import { setSeatLimitInput } from "./input";
import { lockOrganisation } from "./lock-organisation";

/**
 * Never below the members that there are, because nobody is put out by it. Below what live invitations hold is possible:
 * those that come too late find no seat (INV-02), and nobody new can be invited.
 */
export const setSeatLimit = defineCommand({
  name: "set_seat_limit",
  access: platform,
  locks: async (_tx, { organisation }) => ({ organisation }),
  input: setSeatLimitInput,
  async run({ tx, input }) {
    const { id, name, seatLimit, memberCount } = await lockOrganisation(tx, input.organisation);
    const { seats, seen } = input;
    if (seats === seatLimit) return { value: { name, seats }, event: noEvent("the limit is this already") };
    refuseChanged(seen, { seats: seatLimit });
    if (seats < memberCount) throw invalid({ seats: "below_members" }, { facts: { members: memberCount } });
    await tx.update(organisations).set({ seatLimit: seats }).where(eq(organisations.id, id));
    const event = auditEvent("seats.limit_changed", id, { before: seatLimit, after: seats });
    return { value: { name, seats }, event: placed(event, id) };
  },
});
