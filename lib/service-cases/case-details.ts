import { named } from "@/lib/kernel/named";
import type { ProjectScene } from "@/lib/usecase/access/project-scene";
import type { CaseRow } from "./lock-case";

/** What the log keeps of a case: neither its title nor its text, because details are never erased. */
export function caseDetails(
  { project }: Pick<ProjectScene, "project">,
  { id, number }: Pick<CaseRow, "id" | "number">,
) {
  return { project: named(project), caseId: id, number };
}
