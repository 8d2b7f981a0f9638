import { sql } from "drizzle-orm";
import { serviceCaseEntries } from "@/db/schema/service-cases";
import type { SystemTx, TenantTx } from "@/db/scope";
import { type AuditEvent, type AuditPerson, auditEvent } from "@/lib/audit/events";
import { systemIds } from "@/lib/kernel/ids";

interface Leaving {
  readonly organisationId: string;
  readonly memberId: string;
  readonly person: AuditPerson & { readonly id: string };
  /** Null: they leave the organisation, and so every project of it. */
  readonly projectId: string | null;
}

/** As many cases as an entry of the log names. */
const namedAtMost = 50;

/** As many rows as one statement writes. */
const atOnce = 1000;

/**
 * Every case that somebody has is open again, because they leave; the page of each says so. Their membership, or their place
 * in the project, is held for a change: nobody gives them another one meanwhile.
 *
 * @returns one event for all of them, or none
 */
export async function freeCases(tx: TenantTx | SystemTx, leaving: Leaving): Promise<AuditEvent[]> {
  const { organisationId, memberId, projectId, person } = leaving;
  const freed = await tx.execute<{ id: string; number: number; project_id: string; name: string }>(sql`
    with freed as (
      update service_cases set state = 'open', assignee_id = null, changed_at = now()
      where organisation_id = ${organisationId} and assignee_id = ${memberId} and state = 'in_progress'
        and (${projectId}::text is null or project_id = ${projectId})
      returning id, number, project_id
    )
    select freed.*, p.name from freed join projects p on p.id = freed.project_id order by freed.project_id, freed.number`);
  const entries = freed.map(({ id, project_id }) => ({
    id: systemIds.create("cae"),
    organisationId,
    projectId: project_id,
    caseId: id,
    kind: "freed" as const,
    about: person.id,
  }));
  for (let from = 0; from < entries.length; from += atOnce)
    await tx.insert(serviceCaseEntries).values(entries.slice(from, from + atOnce));
  if (freed.length === 0) return [];
  const details = {
    count: freed.length,
    cases: freed.slice(0, namedAtMost).map(({ id, number, project_id, name }) => ({
      project: { id: project_id, name },
      caseId: id,
      number,
    })),
  };
  return [auditEvent("service_case.freed", memberId, details, person)];
}
