import type postgres from "postgres";
import { createId } from "@/lib/kernel/ids";

interface Planted {
  readonly title?: string;
  readonly description?: string;
  /** The member whose it is. */
  readonly assigneeId?: string | null;
  readonly isResolved?: boolean;
  /** The user who opened it. */
  readonly by?: string;
}

/** A case past every rule, under the project's next number. */
export async function plantCase(sql: postgres.Sql, projectId: string, given: Planted = {}) {
  const { title = "Relay 3 sends no readings", description = "Since Tuesday evening.", by = "usr_nobody" } = given;
  const { assigneeId = null, isResolved = false } = given;
  const state = isResolved ? "resolved" : assigneeId === null ? "open" : "in_progress";
  const caseId = createId("cas");
  const [counter] = await sql<{ last: number }[]>`
    insert into service_case_counters (id, organisation_id, project_id, last)
    select ${createId("cac")}, organisation_id, id, 1 from projects where id = ${projectId}
    on conflict (project_id) do update set last = service_case_counters.last + 1 returning last`;
  const number = counter?.last ?? 0;
  await sql`insert into service_cases
    (id, organisation_id, project_id, number, title, description, state, assignee_id, created_by)
    select ${caseId}, organisation_id, id, ${number}, ${title}, ${description}, ${state}, ${assigneeId}, ${by}
    from projects where id = ${projectId}`;
  return { caseId, number };
}
