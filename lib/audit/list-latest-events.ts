import { and, desc, eq } from "drizzle-orm";
import { type AnyPgColumn, alias } from "drizzle-orm/pg-core";
import { auditEvents, auditPeople } from "@/db/schema/audit";
import { nothing } from "@/lib/usecase/nothing";
import { defineQuery } from "@/lib/usecase/query";
import { type DescribedEvent, describeEvent } from "./describe-event";
import type { AuditAction } from "./events";

/** The last few entries of the organisation's log, as sentences. */
export const listLatestEvents = defineQuery({
  name: "list_latest_events",
  access: { role: "audit_log:view" },
  input: nothing,
  async run({ tx, organisation }) {
    const [actor, target] = [alias(auditPeople, "actor_person"), alias(auditPeople, "target_person")];
    const rows = await tx
      .select({
        seq: auditEvents.seq,
        at: auditEvents.at,
        action: auditEvents.action,
        body: auditEvents.body,
        actorName: actor.name,
        targetName: target.name,
        targetEmail: target.email,
      })
      .from(auditEvents)
      .leftJoin(actor, beside(actor, "actor"))
      .leftJoin(target, beside(target, "target"))
      .where(eq(auditEvents.organisationId, organisation.id))
      .orderBy(desc(auditEvents.seq))
      .limit(8);
    return rows.map(({ seq, at, action, body, actorName, targetName, targetEmail }) => {
      const { details, actor } = JSON.parse(body);
      return {
        seq,
        at: at.toISOString(),
        // What was read back is one of the closed list's events; which one, only its action says.
        sentence: describeEvent({
          action: action as AuditAction,
          details,
          actorKind: actor?.kind,
          actorName,
          targetName: targetName ?? targetEmail,
        } as DescribedEvent),
      };
    });
  },
});

/** The row of names that stands beside an event. */
function beside(people: Record<"organisationId" | "seq" | "part", AnyPgColumn>, part: "actor" | "target") {
  return and(
    eq(people.organisationId, auditEvents.organisationId),
    eq(people.seq, auditEvents.seq),
    eq(people.part, part),
  );
}
