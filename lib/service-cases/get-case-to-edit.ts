import { fingerprint } from "@/lib/kernel/fingerprint";
import { Refusal } from "@/lib/kernel/refusal";
import { inProjectByRole } from "@/lib/usecase/access/project";
import { defineQuery } from "@/lib/usecase/query";
import { findCase } from "./find-case";
import { caseByNumberInput } from "./input";
import { contentOf, mayEdit } from "./rules";

export const getCaseToEdit = defineQuery({
  name: "get_case_to_edit",
  access: inProjectByRole("service_case:view"),
  input: caseByNumberInput,
  async run(scene) {
    const found = await findCase(scene, scene.input.number);
    if (!mayEdit(scene.actor, found)) throw new Refusal("forbidden", { reason: "not_yours" });
    const content = contentOf(found);
    return { id: found.id, number: found.number, ...content, seen: fingerprint(content) };
  },
});

export type CaseToEdit = Awaited<ReturnType<typeof getCaseToEdit>>;
