import { sql } from "drizzle-orm";
import { inProjectByRole } from "@/lib/usecase/access/project";
import { defineQuery } from "@/lib/usecase/query";
import { findCase } from "./find-case";
import { caseByNumberInput } from "./input";

/** As many comments as are counted: beyond it a page says "99+". */
const countedAtMost = 100;

/** For the page that asks before a case is deleted: what goes with it. */
export const getCaseToDelete = defineQuery({
  name: "get_case_to_delete",
  access: inProjectByRole("service_case:delete"),
  input: caseByNumberInput,
  async run(scene) {
    const { id, number, title, state, assignee } = await findCase(scene, scene.input.number);
    const [row] = await scene.tx.execute<{ comments: number }>(sql`
      select count(*)::int as comments from (select 1 from service_case_entries
        where case_id = ${id} and kind = 'comment' limit ${countedAtMost}) c`);
    return { id, number, title, state, assignee, comments: row?.comments ?? 0 };
  },
});

export type CaseToDelete = Awaited<ReturnType<typeof getCaseToDelete>>;
