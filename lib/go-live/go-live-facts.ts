import { type SQL, sql } from "drizzle-orm";
import { managersUpToTwo } from "@/lib/projects/who-manages";

export interface GoLiveFacts {
  /** Counted to two. */
  readonly managers: number;
  readonly templates: number;
  readonly emailSenders: number;
  readonly textSenders: number;
}

/** What a project has of what it needs to be live, as one column. */
export function goLiveFacts(projectId: SQL): SQL<GoLiveFacts> {
  return sql<GoLiveFacts>`json_build_object('managers', ${managersUpToTwo(projectId)},
    'templates', (select count(*)::int from templates t where t.project_id = ${projectId}),
    'emailSenders', (select count(*)::int from project_senders s where s.project_id = ${projectId} and s.kind = 'email'),
    'textSenders', (select count(*)::int from project_senders s where s.project_id = ${projectId} and s.kind = 'text'))`;
}
