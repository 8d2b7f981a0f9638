import { auditEvent } from "@/lib/audit/events";
import { noEvent } from "@/lib/audit/no-event";
import { refuseChanged } from "@/lib/kernel/fingerprint";
import { invalid, Refusal } from "@/lib/kernel/refusal";
import { inProjectByRole } from "@/lib/usecase/access/project";
import { defineCommand } from "@/lib/usecase/command";
import { caseDetails } from "./case-details";
import { assignCaseInput } from "./input";
import { lockCase } from "./lock-case";
import { caseAssignedMail } from "./mails";
import { ownerOf, refuseResolved } from "./rules";
import { holdMember } from "./who-resolves";
import { writeEntries } from "./write-entries";

/** A case becomes somebody's, whosever it was: if it is still so, as whoever assigns it has seen. */
export const assignCase = defineCommand({
  name: "assign_case",
  access: inProjectByRole("service_case:resolve"),
  input: assignCaseInput,
  async run(scene) {
    const { organisation, actor } = scene;
    const { caseId, memberId, seen } = scene.input;
    const to = await holdMember(scene, memberId);
    const found = await lockCase(scene, caseId);
    if (!to) throw new Refusal("not_found");
    const value = { number: found.number, name: to.name };
    refuseResolved(found);
    if (found.assigneeId === memberId) return { value, event: noEvent("it is theirs already") };
    if (!to.canHaveIt) throw invalid({ memberId: "may_not_resolve" });
    refuseChanged(seen, ownerOf(found));
    const change = { state: "in_progress", assigneeId: memberId } as const;
    const [entryId = ""] = await writeEntries(scene, caseId, change, [{ kind: "assigned", about: to.userId }]);
    const { userId, name, email } = to;
    const mail = caseAssignedMail({ organisationId: organisation.id, userId, entryId });
    return {
      value,
      event: auditEvent(
        "service_case.assigned",
        caseId,
        { ...caseDetails(scene, found), before: found.assigneeId },
        { id: userId, name, email },
      ),
      messages: userId === actor.userId ? [] : [mail],
    };
  },
});
