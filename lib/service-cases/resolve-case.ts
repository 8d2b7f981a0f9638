import { auditEvent } from "@/lib/audit/events";
import { invalid } from "@/lib/kernel/refusal";
import { can } from "@/lib/permissions/can";
import { inProjectByRole } from "@/lib/usecase/access/project";
import { defineCommand } from "@/lib/usecase/command";
import { caseDetails } from "./case-details";
import { resolveCaseInput } from "./input";
import { lockCase } from "./lock-case";
import { refuseResolved } from "./rules";
import { tellConcerned } from "./tell-concerned";
import { writeEntries } from "./write-entries";

/** A case is done, whosever it is, with a last comment if there is something to say. */
export const resolveCase = defineCommand({
  name: "resolve_case",
  access: inProjectByRole("service_case:resolve"),
  input: resolveCaseInput,
  async run(scene) {
    const { caseId, comment } = scene.input;
    if (comment !== null && !can(scene.actor.permissions, "service_case:comment"))
      throw invalid({ comment: "may_not_comment" });
    const found = await lockCase(scene, caseId);
    refuseResolved(found);
    const said = comment === null ? [] : [{ kind: "comment", body: comment } as const];
    const ids = await writeEntries(scene, caseId, { state: "resolved" }, [...said, { kind: "resolved" }]);
    return {
      value: { number: found.number },
      event: auditEvent("service_case.resolved", caseId, {
        ...caseDetails(scene, found),
        hasComment: comment !== null,
      }),
      // One mail says both.
      messages: await tellConcerned(scene, found, ids.at(-1) ?? ""),
    };
  },
});
