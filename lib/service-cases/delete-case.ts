import { and, eq } from "drizzle-orm";
import { serviceCases } from "@/db/schema/service-cases";
import { auditEvent } from "@/lib/audit/events";
import { inProjectByRole } from "@/lib/usecase/access/project";
import { defineCommand } from "@/lib/usecase/command";
import { caseDetails } from "./case-details";
import { caseInput } from "./input";
import { lockCase } from "./lock-case";

/** With everything that was said about it; there is no way back, and its number is not given again. */
export const deleteCase = defineCommand({
  name: "delete_case",
  access: inProjectByRole("service_case:delete"),
  input: caseInput,
  async run(scene) {
    const { tx, organisation, input } = scene;
    const found = await lockCase(scene, input.caseId);
    await tx
      .delete(serviceCases)
      .where(and(eq(serviceCases.organisationId, organisation.id), eq(serviceCases.id, found.id)));
    return {
      value: { number: found.number },
      event: auditEvent("service_case.deleted", found.id, caseDetails(scene, found)),
    };
  },
});
