import { eq } from "drizzle-orm";
import { projectSenders } from "@/db/schema/projects";
import { auditEvent } from "@/lib/audit/events";
import { noEvent } from "@/lib/audit/no-event";
import { refuseChanged } from "@/lib/kernel/fingerprint";
import { Refusal } from "@/lib/kernel/refusal";
import { inProject } from "@/lib/usecase/access/project";
import { defineCommand } from "@/lib/usecase/command";
import { changeSenderInput } from "./input";
import { lockSender, loggedValue, refuseTwin } from "./lock-sender";
import { tidySender } from "./sender-fields";
import { inLogAs, senderOf } from "./settings-of";

export const changeSender = defineCommand({
  name: "change_sender",
  access: inProject("manage_service"),
  locks: "team",
  input: changeSenderInput,
  async run({ tx, project, input }) {
    const { senderId, kind } = input;
    const before = await lockSender(tx, project.id, senderId);
    // Its value was checked as one of the kind that was named.
    if (before.kind !== kind) throw new Refusal("not_found");
    const value = tidySender(kind, input.value);
    if (value === before.value) return { value: { kind }, event: noEvent("it is what it was") };
    refuseChanged(input.seen, senderOf(before));
    await tx.update(projectSenders).set({ value }).where(eq(projectSenders.id, senderId)).catch(refuseTwin);
    return {
      value: { kind },
      event: auditEvent("project.sender_changed", project.id, {
        project: inLogAs(project),
        senderId,
        kind,
        before: loggedValue(kind, before.value),
        after: loggedValue(kind, value),
      }),
    };
  },
});
