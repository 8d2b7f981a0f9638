import { type SQL, sql } from "drizzle-orm";
import type { ProjectScene } from "@/lib/usecase/access/project-scene";
import type { CaseState } from "./labels";

interface Asked {
  readonly states: readonly CaseState[];
  /** What else the rows of `service_cases` must be. */
  readonly where?: SQL;
  /** How many of each state. */
  readonly each: number;
}

type Row = Record<string, unknown> & {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly state: CaseState;
  readonly changed_at: string;
  readonly user_id: string | null;
  readonly name: string | null;
};

/**
 * The newest cases of a project with whose they are, newest first. Each state for itself, along its index: however many are
 * resolved, they are not gone through for the few that are not.
 */
export async function readNewest(
  { tx, organisation, project }: Pick<ProjectScene, "tx" | "organisation" | "project">,
  { states, where = sql`true`, each }: Asked,
) {
  const those = sql.join(
    states.map((state) => sql`(${state})`),
    sql`, `,
  );
  const rows = await tx.execute<Row>(sql`
    select c.id, c.number, c.title, s.state, c.changed_at, u.id as user_id, u.name
    from (values ${those}) s(state)
    cross join lateral (
      select id, number, title, changed_at, assignee_id from service_cases
      where organisation_id = ${organisation.id} and project_id = ${project.id} and state = s.state and ${where}
      order by number desc limit ${each}
    ) c
    left join members m on m.id = c.assignee_id
    left join users u on u.id = m.user_id
    order by c.number desc`);
  return rows.map(({ user_id: userId, changed_at: changedAt, name, ...row }) => ({
    ...row,
    changedAt: new Date(changedAt).toISOString(),
    assignee: userId !== null && name !== null ? { userId, name } : null,
  }));
}
