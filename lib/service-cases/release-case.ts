import { auditEvent } from "@/lib/audit/events";
import { noEvent } from "@/lib/audit/no-event";
import { refuseChanged } from "@/lib/kernel/fingerprint";
import { inProjectByRole } from "@/lib/usecase/access/project";
import { defineCommand } from "@/lib/usecase/command";
import { caseDetails } from "./case-details";
import { releaseCaseInput } from "./input";
import { lockCase } from "./lock-case";
import { ownerOf, refuseResolved } from "./rules";
import { userOfMember } from "./user-of-member";
import { writeEntries } from "./write-entries";

/** A case is nobody's again, and open. */
export const releaseCase = defineCommand({
  name: "release_case",
  access: inProjectByRole("service_case:resolve"),
  input: releaseCaseInput,
  async run(scene) {
    const { tx, organisation, input } = scene;
    const found = await lockCase(scene, input.caseId);
    refuseResolved(found);
    const value = { number: found.number };
    if (found.assigneeId === null) return { value, event: noEvent("it is nobody's already") };
    refuseChanged(input.seen, ownerOf(found));
    const { userId: about } = await userOfMember(tx, organisation.id, found.assigneeId);
    await writeEntries(scene, found.id, { state: "open", assigneeId: null }, [{ kind: "released", about }]);
    const details = { ...caseDetails(scene, found), before: found.assigneeId };
    return { value, event: auditEvent("service_case.released", found.id, details) };
  },
});
