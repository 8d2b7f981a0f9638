import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { withOrganisation } from "@/db/scope";

/** As `onStatement` of a database tells it. */
export interface Statement {
  readonly text: string;
  readonly parameters: unknown[];
}

export interface PlanStep {
  /** "Index Scan on members", or what is done with such rows. */
  readonly how: string;
  readonly isRead: boolean;
  /** How many rows it looked at, whether or not it kept them. */
  readonly rows: number;
}

interface Plan {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly "Actual Rows": number;
  readonly "Actual Loops": number;
  readonly "Rows Removed by Filter"?: number;
  readonly "Rows Removed by Join Filter"?: number;
  readonly Plans?: readonly Plan[];
}

/** How PostgreSQL does what a statement asks, in the scope of the tenant as the product opens it. */
export async function planOf(db: Database, organisationId: string, { text, parameters }: Statement) {
  const parts = text.split(/\$\d+/).map((part, index) => {
    const raw = sql.raw(part);
    return index < parameters.length ? sql`${raw}${sql.param(parameters[index])}` : raw;
  });
  const [row] = await withOrganisation(db, organisationId, (tx) =>
    tx.execute<{ "QUERY PLAN": { Plan: Plan }[] }>(sql.join([sql.raw("explain (analyze, format json) "), ...parts])),
  );
  const steps = (plan: Plan): PlanStep[] => {
    const table = plan["Relation Name"];
    const removed = (plan["Rows Removed by Filter"] ?? 0) + (plan["Rows Removed by Join Filter"] ?? 0);
    const own = {
      how: table ? `${plan["Node Type"]} on ${table}` : plan["Node Type"],
      isRead: table !== undefined,
      rows: (plan["Actual Rows"] + removed) * plan["Actual Loops"],
    };
    return [own, ...(plan.Plans ?? []).flatMap(steps)];
  };
  const found = row?.["QUERY PLAN"][0]?.Plan;
  if (!found) throw new Error("no plan");
  return steps(found);
}
