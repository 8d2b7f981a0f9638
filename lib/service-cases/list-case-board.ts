import { sql } from "drizzle-orm";
import { inProjectByRole } from "@/lib/usecase/access/project";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";
import { type CaseState, caseStates } from "./labels";
import { readAround } from "./read-around";

/** As many cases as a column shows. */
export const boardColumn = 20;

type CardRow = Record<string, unknown> & {
  readonly state: CaseState;
  readonly number: number;
  readonly title: string;
  readonly user_id: string | null;
  readonly name: string | null;
};

/** The newest cases of a project, in a column for each state. */
export const listCaseBoard = defineQuery({
  name: "list_case_board",
  access: inProjectByRole("service_case:view"),
  input: nothing,
  async run(scene) {
    const { tx, organisation, project } = scene;
    const rows = await tx.execute<CardRow>(sql`
      select s.state, c.number, c.title, u.id as user_id, u.name
      from (values ('open'), ('in_progress'), ('resolved')) s(state)
      cross join lateral (
        select number, title, assignee_id from service_cases
        where organisation_id = ${organisation.id} and project_id = ${project.id} and state = s.state
        order by number desc limit ${boardColumn + 1}
      ) c
      left join members m on m.id = c.assignee_id
      left join users u on u.id = m.user_id
      order by c.number desc`);
    const columnOf = (state: CaseState) => rows.filter((row) => row.state === state);
    return {
      ...(await readAround(scene, undefined)),
      columns: caseStates.map((state) => ({
        state,
        cases: columnOf(state)
          .slice(0, boardColumn)
          .map(({ number, title, user_id: userId, name }) => ({
            number,
            title,
            assignee: userId !== null && name !== null ? { userId, name } : null,
          })),
        hasMore: columnOf(state).length > boardColumn,
      })),
    };
  },
});

export type CaseBoardView = Awaited<ReturnType<typeof listCaseBoard>>;
