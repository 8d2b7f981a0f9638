import { sql } from "drizzle-orm";
import { serviceCaseCounters, serviceCases } from "@/db/schema/service-cases";
import { auditEvent } from "@/lib/audit/events";
import { invalid } from "@/lib/kernel/refusal";
import { can } from "@/lib/permissions/can";
import { inProjectByRole } from "@/lib/usecase/access/project";
import type { ProjectScene } from "@/lib/usecase/access/project-scene";
import { defineCommand } from "@/lib/usecase/command";
import type { Context } from "@/lib/usecase/context";
import { caseDetails } from "./case-details";
import { createCaseInput } from "./input";
import { writeEntries } from "./write-entries";

/** Opens a case under the next number of the project, for whoever picks it up, or at once for whoever opens it. */
export const createCase = defineCommand({
  name: "create_case",
  access: inProjectByRole("service_case:create"),
  input: createCaseInput,
  async run(scene) {
    const { tx, ctx, organisation, project, actor } = scene;
    const { isMine, ...content } = scene.input;
    if (isMine && !can(actor.permissions, "service_case:resolve")) throw invalid({ isMine: "may_not_resolve" });
    const number = await nextNumber(scene);
    const id = ctx.ids.create("cas");
    await tx.insert(serviceCases).values({
      id,
      organisationId: organisation.id,
      projectId: project.id,
      number,
      ...content,
      state: isMine ? "in_progress" : "open",
      assigneeId: isMine ? actor.memberId : null,
      createdBy: actor.userId,
    });
    if (isMine) await writeEntries(scene, id, {}, [{ kind: "picked_up" }]);
    const details = { ...caseDetails(scene, { id, number }), isMine };
    return { value: { number }, event: auditEvent("service_case.created", id, details) };
  },
});

/** Of two who open one at once the second waits here, and numbers have no gap but where a case was deleted. */
async function nextNumber(scene: Pick<ProjectScene, "tx" | "organisation" | "project"> & { readonly ctx: Context }) {
  const { tx, ctx, organisation, project } = scene;
  const [counter] = await tx
    .insert(serviceCaseCounters)
    .values({ id: ctx.ids.create("cac"), organisationId: organisation.id, projectId: project.id, last: 1 })
    .onConflictDoUpdate({
      target: serviceCaseCounters.projectId,
      set: { last: sql`${serviceCaseCounters.last} + 1` },
    })
    .returning({ last: serviceCaseCounters.last });
  if (!counter) throw new Error("an upsert answered no row");
  return counter.last;
}
