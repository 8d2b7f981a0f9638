import { isAuditAction, recordOf } from "@/lib/audit/events";
import type { EventGroup } from "@/lib/audit/events/define-event";
import type { LoggedEvent } from "./find-events";

/** What an action is about; null for one that the list no longer has. */
export function groupOf(action: string): EventGroup | null {
  return isAuditAction(action) ? recordOf(action).group : null;
}

/** An entry as one line: its sentence, what it is about, and whom to picture beside it. */
export function lineOf({ seq, at, action, words, actor, target }: LoggedEvent) {
  return { seq, at, words, group: groupOf(action), person: pictured(actor) ?? pictured(target) };
}

export type EventLine = ReturnType<typeof lineOf>;

function pictured({ personId, name }: LoggedEvent["target"]): { id: string; name: string } | null {
  return personId && name ? { id: personId, name } : null;
}
