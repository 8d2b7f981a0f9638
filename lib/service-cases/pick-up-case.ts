import { auditEvent } from "@/lib/audit/events";
import { noEvent } from "@/lib/audit/no-event";
import { Refusal } from "@/lib/kernel/refusal";
import { inProjectByRole } from "@/lib/usecase/access/project";
import { defineCommand } from "@/lib/usecase/command";
import { caseDetails } from "./case-details";
import { caseInput } from "./input";
import { lockCase } from "./lock-case";

import { refuseResolved } from "./rules";
import { userOfMember } from "./user-of-member";
import { writeEntries } from "./write-entries";

/** An open case becomes one's own. Of two who ask at once, the second is told who was first. */
export const pickUpCase = defineCommand({
  name: "pick_up_case",
  access: inProjectByRole("service_case:resolve"),
  input: caseInput,
  async run(scene) {
    const { tx, organisation, actor, input } = scene;
    const found = await lockCase(scene, input.caseId);
    refuseResolved(found);
    if (found.assigneeId === actor.memberId) return { value: null, event: noEvent("it is theirs already") };
    if (found.assigneeId !== null) {
      const { name } = await userOfMember(tx, organisation.id, found.assigneeId);
      throw new Refusal("conflict", { reason: "somebodys", facts: { name } });
    }
    await writeEntries(scene, found.id, { state: "in_progress", assigneeId: actor.memberId }, [{ kind: "picked_up" }]);
    return { value: null, event: auditEvent("service_case.picked_up", found.id, caseDetails(scene, found)) };
  },
});
