import { type SQL, sql } from "drizzle-orm";
import { readCursor } from "@/lib/kernel/cursor";
import { pageOf } from "@/lib/kernel/page";
import { inProjectByRole } from "@/lib/usecase/access/project";
import { defineQuery } from "@/lib/usecase/query";
import { listCasesInput } from "./input";
import { caseStates } from "./labels";
import { readAround } from "./read-around";
import { readNewest } from "./read-newest";

export const casesPerPage = 25;

const statesOf = { unresolved: ["open", "in_progress"], all: caseStates } as const;

/** The cases of a project, newest first: those that are not resolved, unless others are asked for. */
export const listCases = defineQuery({
  name: "list_cases",
  access: inProjectByRole("service_case:view"),
  input: listCasesInput,
  async run(scene) {
    const { actor, input } = scene;
    const { state = "unresolved", assignee } = input;
    const rows = await readNewest(scene, {
      states: state === "unresolved" || state === "all" ? statesOf[state] : [state],
      where: sql`${ofAssignee(assignee, actor.memberId)} and ${beyond(input.after)}`,
      each: casesPerPage + 1,
    });
    const place = ({ number, id }: (typeof rows)[number]) => ({ sort: "number", value: String(number), id });
    const { page, next } = pageOf(rows, casesPerPage, place);
    return { ...(await readAround(scene, assignee)), state, assignee: assignee ?? null, cases: page, next };
  },
});

export type CasesView = Awaited<ReturnType<typeof listCases>>;

function ofAssignee(assignee: string | undefined, me: string): SQL {
  if (assignee === undefined) return sql`true`;
  if (assignee === "nobody") return sql`assignee_id is null`;
  return sql`assignee_id = ${assignee === "me" ? me : assignee}`;
}

function beyond(after: string | undefined): SQL {
  const cursor = readCursor(after, "number");
  return cursor && /^\d{1,9}$/.test(cursor.value) ? sql`number < ${Number(cursor.value)}` : sql`true`;
}
