import { and, eq } from "drizzle-orm";
import { projectSenders } from "@/db/schema/projects";
import { auditEvent } from "@/lib/audit/events";
import { noEvent } from "@/lib/audit/no-event";
import { inProject } from "@/lib/usecase/access/project";
import { defineCommand } from "@/lib/usecase/command";
import { oneSenderInput } from "./input";
import { lockSender, loggedValue } from "./lock-sender";
import { inLogAs } from "./settings-of";

/** The one that is used where a message names none. There is always exactly one of each kind, once there is any. */
export const makeDefaultSender = defineCommand({
  name: "make_default_sender",
  access: inProject("manage_service"),
  locks: "team",
  input: oneSenderInput,
  async run({ tx, project, input: { senderId } }) {
    const sender = await lockSender(tx, project.id, senderId);
    const { kind, value } = sender;
    if (sender.isDefault) return { value: { kind }, event: noEvent("it is the default already") };
    const ofKind = and(eq(projectSenders.projectId, project.id), eq(projectSenders.kind, kind));
    const [before] = await tx
      .update(projectSenders)
      .set({ isDefault: false })
      .where(and(ofKind, eq(projectSenders.isDefault, true)))
      .returning({ id: projectSenders.id });
    await tx.update(projectSenders).set({ isDefault: true }).where(eq(projectSenders.id, senderId));
    return {
      value: { kind },
      event: auditEvent("project.default_sender_set", project.id, {
        project: inLogAs(project),
        senderId,
        kind,
        value: loggedValue(kind, value),
        before: before?.id ?? null,
      }),
    };
  },
});
