import { and, eq } from "drizzle-orm";
import { serviceCases } from "@/db/schema/service-cases";
import { auditEvent } from "@/lib/audit/events";
import { Refusal } from "@/lib/kernel/refusal";
import { inProjectByRole } from "@/lib/usecase/access/project";
import type { ProjectScene } from "@/lib/usecase/access/project-scene";
import { defineCommand } from "@/lib/usecase/command";
import { caseDetails } from "./case-details";
import { caseInput } from "./input";
import { lockCase } from "./lock-case";
import { tellConcerned } from "./tell-concerned";
import { holdMember } from "./who-resolves";
import { writeEntries } from "./write-entries";

/** A resolved case is to be done after all: by whose it was, if they can still have it, else by whoever picks it up. */
export const reopenCase = defineCommand({
  name: "reopen_case",
  access: inProjectByRole("service_case:resolve"),
  input: caseInput,
  async run(scene) {
    const { caseId } = scene.input;
    const held = await holdAssignee(scene, caseId);
    const found = await lockCase(scene, caseId);
    if (found.state !== "resolved") throw new Refusal("conflict", { reason: "not_resolved" });
    // Whose it is changes only while it is not resolved; one who left in between is nobody's assignee any more.
    const keeps = held?.canHaveIt === true && held.memberId === found.assigneeId;
    const change = keeps ? ({ state: "in_progress" } as const) : ({ state: "open", assigneeId: null } as const);
    const [entryId = ""] = await writeEntries(scene, caseId, change, [{ kind: "reopened" }]);
    return {
      value: { number: found.number },
      event: auditEvent("service_case.reopened", caseId, { ...caseDetails(scene, found), state: change.state }),
      messages: await tellConcerned(scene, found, entryId),
    };
  },
});

/** Before the case itself is locked: members come first. */
async function holdAssignee(scene: Pick<ProjectScene, "tx" | "organisation" | "project">, caseId: string) {
  const { tx, organisation, project } = scene;
  const [row] = await tx
    .select({ assigneeId: serviceCases.assigneeId })
    .from(serviceCases)
    .where(
      and(
        eq(serviceCases.organisationId, organisation.id),
        eq(serviceCases.projectId, project.id),
        eq(serviceCases.id, caseId),
      ),
    );
  return row?.assigneeId ? holdMember(scene, row.assigneeId) : null;
}
