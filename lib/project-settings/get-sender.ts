import { eq } from "drizzle-orm";
import { projectSenders } from "@/db/schema/projects";
import { fingerprint } from "@/lib/kernel/fingerprint";
import { Refusal } from "@/lib/kernel/refusal";
import { inProject } from "@/lib/usecase/access/project";
import { defineQuery } from "@/lib/usecase/query";
import { oneSenderInput } from "./input";
import { senderOf } from "./settings-of";

/** One sender, for the page that changes it, and whether it may go. */
export const getSender = defineQuery({
  name: "get_sender",
  access: inProject("manage_service"),
  input: oneSenderInput,
  async run({ tx, project, input: { senderId } }) {
    const all = await tx.select().from(projectSenders).where(eq(projectSenders.projectId, project.id));
    const found = all.find(({ id }) => id === senderId);
    if (!found) throw new Refusal("not_found");
    const { id, kind, value, isDefault } = found;
    const isOnly = all.filter((other) => other.kind === kind).length === 1;
    return { id, kind, value, isDefault, isOnly, seen: fingerprint(senderOf(found)) };
  },
});

export type SenderView = Awaited<ReturnType<typeof getSender>>;
