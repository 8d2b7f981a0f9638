import type { AccountEvent } from "@/lib/audit/account-events";
import type { AuditEvent } from "@/lib/audit/events";
import type { NoEvent } from "@/lib/audit/no-event";
import type { Message } from "@/lib/messages/message";

/** What every command answers. Forgetting the event is a type error; the wrapper writes and enqueues, never `run`. */
export interface Outcome<Value, Event extends AuditEvent = AuditEvent> {
  readonly value: Value;
  readonly event: Event | AccountEvent | readonly (Event | AccountEvent)[] | NoEvent;
  readonly messages?: readonly Message[];
  /** For what reaches into the events themselves: erasing a person takes their name away from the last of them too. */
  readonly afterEvents?: () => Promise<void>;
}
