import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { projects } from "@/db/schema/projects";
import type { SystemTx, TenantTx } from "@/db/scope";
import { managersUpToTwo } from "./who-manages";

/** Five that are named, and one that says that there are more. */
const most = 6;

/** The projects of an organisation that nobody manages, by name. */
export function listWithoutManager(tx: TenantTx | SystemTx, organisationId: string) {
  return tx
    .select({ id: projects.id, name: projects.name })
    .from(projects)
    .where(
      and(
        eq(projects.organisationId, organisationId),
        isNull(projects.deletedAt),
        sql`${managersUpToTwo(projects.id)} = 0`,
      ),
    )
    .orderBy(asc(projects.name), asc(projects.id))
    .limit(most);
}
