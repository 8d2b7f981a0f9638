import type { AnyTx } from "@/db/scope";
import type { AuditEvent } from "@/lib/audit/events";
import type { WrittenPlace } from "@/lib/audit/placed-event";
import { type Recording, recordAccountEvent, recordAuditEvent } from "@/lib/audit/record";
import { enqueue } from "@/lib/messages/enqueue";
import type { Outcome } from "./outcome";

interface Recorder<Event extends AuditEvent> {
  /** In whose name and in which log an organisation's event is written. */
  recordAs(event: Event): WrittenPlace;
  readonly hidesOrigin?: boolean;
}

/** The only place where events are written and messages queued, in the transaction of the change (AU-01, INV-16). */
export async function settle<Value, Event extends AuditEvent>(
  tx: AnyTx,
  recording: Recording,
  recorder: Recorder<Event>,
  { value, event, messages = [], afterEvents }: Outcome<Value, Event>,
): Promise<Value> {
  for (const each of "scope" in event ? [event] : event) {
    if (each.scope === "account")
      await recordAccountEvent(tx, recorder.hidesOrigin ? withoutOrigin(recording) : recording, each);
    if (each.scope !== "organisation") continue;
    const { organisationId, by, from } = recorder.recordAs(each);
    await recordAuditEvent(tx, comingFrom(recording, from), organisationId, by, each);
  }
  await afterEvents?.();
  for (const message of messages) await enqueue(tx, message);
  return value;
}

/** The person is told that it was a platform admin, not from where that one works. */
function withoutOrigin({ ids, request }: Recording): Recording {
  return { ids, request: { ...request, ip: null, browser: "Platform administration" } };
}

function comingFrom({ ids, request }: Recording, from: WrittenPlace["from"]): Recording {
  return { ids, request: { ...request, ...from } };
}
