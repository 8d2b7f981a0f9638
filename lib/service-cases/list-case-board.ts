import { inProjectByRole } from "@/lib/usecase/access/project";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";
import { caseStates } from "./labels";
import { readAround } from "./read-around";
import { readNewest } from "./read-newest";

/** As many cases as a column shows. */
export const boardColumn = 20;

/** The newest cases of a project, in a column for each state. */
export const listCaseBoard = defineQuery({
  name: "list_case_board",
  access: inProjectByRole("service_case:view"),
  input: nothing,
  async run(scene) {
    const rows = await readNewest(scene, { states: caseStates, each: boardColumn + 1 });
    const columns = caseStates.map((state) => {
      const those = rows.filter((row) => row.state === state);
      return { state, cases: those.slice(0, boardColumn), hasMore: those.length > boardColumn };
    });
    return { ...(await readAround(scene, undefined)), columns };
  },
});

export type CaseBoardView = Awaited<ReturnType<typeof listCaseBoard>>;
