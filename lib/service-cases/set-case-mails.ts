import { and, eq } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { auditEvent } from "@/lib/audit/events";
import { noEvent } from "@/lib/audit/no-event";
import { refuseChanged } from "@/lib/kernel/fingerprint";
import { teamMember } from "@/lib/usecase/access/member";
import { defineCommand } from "@/lib/usecase/command";
import { setCaseMailsInput } from "./input";

/** Whether one hears by mail of cases that concern one. For oneself only. */
export const setCaseMails = defineCommand({
  name: "set_case_mails",
  access: teamMember,
  // Changes the actor's own membership, which the wrapper holds shared: two at once would wait for each other.
  locks: "team",
  input: setCaseMailsInput,
  async run({ tx, organisation, actor, input: { receives, seen } }) {
    const mine = and(eq(members.organisationId, organisation.id), eq(members.id, actor.memberId));
    const [before] = await tx.select({ receives: members.receivesCaseMails }).from(members).where(mine);
    const value = { receives };
    if (before?.receives === receives) return { value, event: noEvent("it is set as it was") };
    refuseChanged(seen, { receives: before?.receives ?? true });
    await tx.update(members).set({ receivesCaseMails: receives }).where(mine);
    const details = { userId: actor.userId };
    return {
      value,
      event: receives
        ? auditEvent("service_case.subscribed", actor.memberId, details)
        : auditEvent("service_case.unsubscribed", actor.memberId, details),
    };
  },
});
