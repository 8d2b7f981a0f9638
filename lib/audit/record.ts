import { sql } from "drizzle-orm";
import { auditPeople } from "@/db/schema/audit";
import { accountEvents } from "@/db/schema/users";
import type { AnyTx } from "@/db/scope";
import { canonicalJson } from "@/lib/kernel/canonical-json";
import type { Ids } from "@/lib/kernel/ids";
import type { AccountEvent } from "./account-events";
import type { AuditEvent, AuditPerson } from "./events";

export interface Recording {
  readonly ids: Ids;
  readonly request: { readonly id: string; readonly ip: string | null; readonly browser: string | null };
}

/** Who acted, as the hashed body names them, and the person beside it. */
export interface AuditActor {
  readonly kind: "member" | "token" | "key" | "user" | "invitee" | "platform_admin" | "system";
  readonly id: string | null;
  readonly person: AuditPerson | null;
  /** With kind `token`: which of the person's tokens. */
  readonly tokenId?: string;
}

/** Appends to the organisation's chain, in the caller's transaction: no event, no change (AU-01, INV-20). */
export async function recordAuditEvent(
  tx: AnyTx,
  { ids, request }: Recording,
  organisationId: string,
  actor: AuditActor,
  event: AuditEvent,
): Promise<void> {
  const body = canonicalJson({
    id: ids.create("aud"),
    action: event.action,
    actor: { kind: actor.kind, id: actor.id, ...(actor.tokenId ? { token: actor.tokenId } : {}) },
    target: event.target,
    outcome: event.action === "access.denied" ? "refused" : "done",
    details: event.details,
    requestId: request.id,
  });
  const [row] = await tx.execute<{ seq: string }>(sql`select append_audit_event(${organisationId}, ${body}) as seq`);
  const seq = Number(row?.seq);
  const beside: (typeof auditPeople.$inferInsert)[] = [
    { organisationId, seq, part: "actor", ...naming(actor.person), ip: request.ip, browser: request.browser },
  ];
  if (event.person) beside.push({ organisationId, seq, part: "target", ...naming(event.person) });
  await tx.insert(auditPeople).values(beside);
}

function naming(person: AuditPerson | null) {
  return { personId: person?.id ?? null, name: person?.name ?? null, email: person?.email ?? null };
}

export async function recordAccountEvent(tx: AnyTx, { ids, request }: Recording, event: AccountEvent) {
  const origin = { ip: request.ip, browser: request.browser, requestId: request.id };
  const { id = ids.create("evt"), userId, name, details } = event;
  const writing = tx.insert(accountEvents).values({ id, userId, name, details, ...origin });
  if (!event.countsUp) return void (await writing);
  const times = sql`to_jsonb((${accountEvents.details}->>'times')::integer + 1)`;
  await writing.onConflictDoUpdate({
    target: accountEvents.id,
    set: { ...origin, at: sql`now()`, details: sql`jsonb_set(${accountEvents.details}, '{times}', ${times})` },
  });
}
