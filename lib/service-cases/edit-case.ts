import { auditEvent } from "@/lib/audit/events";
import { noEvent } from "@/lib/audit/no-event";
import { fingerprint, refuseChanged } from "@/lib/kernel/fingerprint";
import { Refusal } from "@/lib/kernel/refusal";
import { anyInProject } from "@/lib/usecase/access/project";
import { defineCommand } from "@/lib/usecase/command";
import { caseDetails } from "./case-details";
import { editCaseInput } from "./input";
import { lockCase } from "./lock-case";
import { contentOf, mayEdit } from "./rules";
import { writeEntries } from "./write-entries";

/** Another title or description. Which permission it needs depends on whose case it is. */
export const editCase = defineCommand({
  name: "edit_case",
  access: anyInProject,
  input: editCaseInput,
  async run(scene) {
    const { caseId, seen, ...after } = scene.input;
    const found = await lockCase(scene, caseId);
    if (!mayEdit(scene.actor, found)) throw new Refusal("forbidden", { reason: "not_yours" });
    const value = { number: found.number };
    const before = contentOf(found);
    if (fingerprint(before) === fingerprint(after)) return { value, event: noEvent("it says what it said") };
    refuseChanged(seen, before);
    await writeEntries(scene, caseId, after, [{ kind: "edited" }]);
    return { value, event: auditEvent("service_case.edited", caseId, caseDetails(scene, found)) };
  },
});
