import { and, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { auditEvents, auditPeople } from "@/db/schema/audit";
import type { SystemTx, TenantTx } from "@/db/scope";
import { type DescribedEvent, describeEvent } from "@/lib/audit/describe-event";
import { type AuditAction, auditActions, recordOf } from "@/lib/audit/events";
import { reportHeadings } from "@/lib/audit/events/define-event";
import { namesOfEvent } from "@/lib/audit/names-of-event";

export interface ChangeGroup {
  readonly title: string;
  /** The latest first. */
  readonly sentences: readonly string[];
  /** How many more there are of this kind among those that were read. */
  readonly more: number;
}

const changes = auditActions.filter((action) => recordOf(action).report !== null);

const readAtMost = 200;
const shownOfEach = 6;

/** What the log says happened since a moment, in sentences, by kind. `areAll` is false when there was more than is read. */
export async function readChanges(
  tx: TenantTx | SystemTx,
  organisationId: string,
  since: SQL<Date>,
): Promise<{ groups: readonly ChangeGroup[]; areAll: boolean }> {
  const [actor, target] = [alias(auditPeople, "actor_person"), alias(auditPeople, "target_person")];
  const rows = await tx
    .select({
      action: auditEvents.action,
      body: auditEvents.body,
      actorName: actor.name,
      targetName: target.name,
      targetEmail: target.email,
    })
    .from(auditEvents)
    .leftJoin(actor, namesOfEvent(actor, "actor"))
    .leftJoin(target, namesOfEvent(target, "target"))
    .where(
      and(
        eq(auditEvents.organisationId, organisationId),
        sql`${auditEvents.at} >= ${since}`,
        inArray(auditEvents.action, changes),
      ),
    )
    // In the order of the index that ends with it, so that what is older is not looked at.
    .orderBy(desc(auditEvents.at), desc(auditEvents.seq))
    .limit(readAtMost + 1);
  const found = reportHeadings.map((title) => ({ title, all: [] as string[] }));
  for (const { action, body, actorName, targetName, targetEmail } of rows.slice(0, readAtMost)) {
    const { details, actor: acting } = JSON.parse(body);
    // The row's action and details are a pair, which the compiler cannot know of text.
    const described = { action, details, actorKind: acting?.kind, actorName, targetName: targetName ?? targetEmail };
    const { report } = recordOf(described.action as AuditAction);
    found.find(({ title }) => title === report)?.all.push(describeEvent(described as DescribedEvent));
  }
  const groups = found
    .filter(({ all }) => all.length > 0)
    .map(({ title, all }) => ({
      title,
      sentences: all.slice(0, shownOfEach),
      more: Math.max(0, all.length - shownOfEach),
    }));
  return { groups, areAll: rows.length <= readAtMost };
}
