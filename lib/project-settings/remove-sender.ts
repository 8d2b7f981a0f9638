import { eq } from "drizzle-orm";
import { projectSenders } from "@/db/schema/projects";
import { auditEvent } from "@/lib/audit/events";
import { Refusal } from "@/lib/kernel/refusal";
import { inProject } from "@/lib/usecase/access/project";
import { defineCommand } from "@/lib/usecase/command";
import { oneSenderInput } from "./input";
import { countSenders, lockSender, loggedValue } from "./lock-sender";
import { inLogAs } from "./settings-of";

/** The default goes last of its kind: before that somebody has to say which takes its place. */
export const removeSender = defineCommand({
  name: "remove_sender",
  access: inProject("manage_service"),
  locks: "team",
  input: oneSenderInput,
  async run({ tx, project, input: { senderId } }) {
    const { kind, value, isDefault } = await lockSender(tx, project.id, senderId);
    if (isDefault && (await countSenders(tx, project.id, kind)) > 1)
      throw new Refusal("conflict", { reason: "is_default" });
    await tx.delete(projectSenders).where(eq(projectSenders.id, senderId));
    return {
      value: { kind },
      event: auditEvent("project.sender_removed", project.id, {
        project: inLogAs(project),
        senderId,
        kind,
        value: loggedValue(kind, value),
      }),
    };
  },
});
