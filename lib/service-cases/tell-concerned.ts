import { sql } from "drizzle-orm";
import type { Message } from "@/lib/messages/message";
import type { ProjectScene } from "@/lib/usecase/access/project-scene";
import type { CaseRow } from "./lock-case";
import { caseNewsMail } from "./mails";

/** As far back as it is looked for who commented: of a case that never ends, not all of it is read for every comment. */
const lookedBack = 500;

/** As many people as one thing that happens is mailed to. */
const mostTold = 20;

/**
 * One mail to each of those whom a case concerns: whoever opened it, whose it is, these first, and who commented
 * on it of late.
 * Never to who acts, nor to who wants no such mails.
 */
export async function tellConcerned(
  { tx, organisation, actor }: Pick<ProjectScene, "tx" | "organisation" | "actor">,
  { id, createdBy, assigneeId }: CaseRow,
  entryId: string,
): Promise<readonly Message[]> {
  const rows = await tx.execute<{ user_id: string }>(sql`
    select m.user_id from members m
    where m.organisation_id = ${organisation.id} and m.receives_case_mails and m.user_id <> ${actor.userId}
      and (m.user_id = ${createdBy} or m.id = ${assigneeId}
        or m.user_id in (select late.by_user from (
          select e.by_user, e.kind from service_case_entries e where e.case_id = ${id} order by e.id desc limit ${lookedBack}
        ) late where late.kind = 'comment'))
    order by (m.user_id = ${createdBy} or m.id is not distinct from ${assigneeId}) desc, m.id limit ${mostTold}`);
  return rows.map(({ user_id: userId }) => caseNewsMail({ organisationId: organisation.id, userId, entryId }));
}
