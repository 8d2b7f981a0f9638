import { and, desc, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { serviceCases } from "@/db/schema/service-cases";
import { users } from "@/db/schema/users";
import { readCursor } from "@/lib/kernel/cursor";
import { pageOf } from "@/lib/kernel/page";
import { inProjectByRole } from "@/lib/usecase/access/project";
import { defineQuery } from "@/lib/usecase/query";
import { listCasesInput } from "./input";
import { readAround } from "./read-around";

export const casesPerPage = 25;

/** The cases of a project, newest first: those that are not resolved, unless others are asked for. */
export const listCases = defineQuery({
  name: "list_cases",
  access: inProjectByRole("service_case:view"),
  input: listCasesInput,
  async run(scene) {
    const { tx, organisation, project, actor, input } = scene;
    const { state = "unresolved", assignee } = input;
    const rows = await tx
      .select({
        id: serviceCases.id,
        number: serviceCases.number,
        title: serviceCases.title,
        state: serviceCases.state,
        assigneeUserId: users.id,
        assigneeName: users.name,
        changedAt: serviceCases.changedAt,
      })
      .from(serviceCases)
      .leftJoin(members, eq(members.id, serviceCases.assigneeId))
      .leftJoin(users, eq(users.id, members.userId))
      .where(
        and(
          eq(serviceCases.organisationId, organisation.id),
          eq(serviceCases.projectId, project.id),
          inState(state),
          ofAssignee(assignee, actor.memberId),
          beyond(input.after),
        ),
      )
      .orderBy(desc(serviceCases.number))
      .limit(casesPerPage + 1);
    const place = ({ number, id }: (typeof rows)[number]) => ({ sort: "number", value: String(number), id });
    const { page, next } = pageOf(rows, casesPerPage, place);
    return {
      ...(await readAround(scene, assignee)),
      state,
      assignee: assignee ?? null,
      cases: page.map(({ changedAt, assigneeUserId: userId, assigneeName: name, ...row }) => ({
        ...row,
        changedAt: changedAt.toISOString(),
        assignee: userId !== null && name !== null ? { userId, name } : null,
      })),
      next,
    };
  },
});

export type CasesView = Awaited<ReturnType<typeof listCases>>;

function inState(state: "unresolved" | "open" | "in_progress" | "resolved" | "all"): SQL | undefined {
  if (state === "all") return undefined;
  return state === "unresolved" ? inArray(serviceCases.state, ["open", "in_progress"]) : eq(serviceCases.state, state);
}

function ofAssignee(assignee: string | undefined, me: string): SQL | undefined {
  if (assignee === undefined) return undefined;
  if (assignee === "nobody") return isNull(serviceCases.assigneeId);
  return eq(serviceCases.assigneeId, assignee === "me" ? me : assignee);
}

function beyond(after: string | undefined): SQL | undefined {
  const cursor = readCursor(after, "number");
  return cursor && /^\d{1,9}$/.test(cursor.value) ? sql`${serviceCases.number} < ${Number(cursor.value)}` : undefined;
}
