import { and, eq } from "drizzle-orm";
import { projectSenders } from "@/db/schema/projects";
import { auditEvent } from "@/lib/audit/events";
import { Refusal } from "@/lib/kernel/refusal";
import { inProject } from "@/lib/usecase/access/project";
import { defineCommand } from "@/lib/usecase/command";
import { addSenderInput } from "./input";
import { countSenders, loggedValue, refuseTwin } from "./lock-sender";
import { tidySender } from "./sender-fields";
import { inLogAs } from "./settings-of";

/** As many as a list without pages shows. */
const mostOfAKind = 50;

/** A reply-to address or a text-message sender name. The first of its kind is the default, asked for or not. */
export const addSender = defineCommand({
  name: "add_sender",
  access: inProject("manage_service"),
  locks: "team",
  input: addSenderInput,
  async run({ tx, ctx, organisation, project, input }) {
    const { kind } = input;
    const value = tidySender(kind, input.value);
    const count = await countSenders(tx, project.id, kind);
    if (count >= mostOfAKind)
      throw new Refusal("conflict", { reason: "too_many_senders", facts: { most: mostOfAKind } });
    const isDefault = input.isDefault || count === 0;
    if (isDefault && count > 0)
      await tx
        .update(projectSenders)
        .set({ isDefault: false })
        .where(and(eq(projectSenders.projectId, project.id), eq(projectSenders.kind, kind)));
    const id = ctx.ids.create("prs");
    await tx
      .insert(projectSenders)
      .values({ id, organisationId: organisation.id, projectId: project.id, kind, value, isDefault })
      .catch(refuseTwin);
    return {
      value: { kind },
      event: auditEvent("project.sender_added", project.id, {
        project: inLogAs(project),
        senderId: id,
        kind,
        value: loggedValue(kind, value),
        isDefault,
      }),
    };
  },
});
