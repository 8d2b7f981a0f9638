import { sql } from "drizzle-orm";
import type { TenantTx } from "@/db/scope";
import { managersIn } from "@/lib/projects/who-manages";

/** As many as one message each is sent to: more people than manage any project. */
const mostTold = 100;

/** The accounts of those who manage the project by what is stored for them. */
export async function listManagers(tx: TenantTx, projectId: string): Promise<readonly string[]> {
  const rows = await tx.execute<{ user_id: string }>(sql`
    select m.user_id from project_members p join members m on m.id = p.member_id
    where p.id in (${managersIn(projectId)}) order by m.user_id limit ${mostTold}`);
  return rows.map(({ user_id }) => user_id);
}
