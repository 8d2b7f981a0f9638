import { auditEvent } from "@/lib/audit/events";
import { inProjectByRole } from "@/lib/usecase/access/project";
import { defineCommand } from "@/lib/usecase/command";
import { caseDetails } from "./case-details";
import { commentOnCaseInput } from "./input";
import { lockCase } from "./lock-case";
import { tellConcerned } from "./tell-concerned";
import { writeEntries } from "./write-entries";

export const commentOnCase = defineCommand({
  name: "comment_on_case",
  access: inProjectByRole("service_case:comment"),
  input: commentOnCaseInput,
  async run(scene) {
    const { caseId, comment } = scene.input;
    const found = await lockCase(scene, caseId);
    const [entryId = ""] = await writeEntries(scene, caseId, {}, [{ kind: "comment", body: comment }]);
    return {
      value: null,
      event: auditEvent("service_case.commented", caseId, caseDetails(scene, found)),
      messages: await tellConcerned(scene, found, entryId),
    };
  },
});
