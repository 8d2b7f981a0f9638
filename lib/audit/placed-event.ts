import type { AuditEvent } from "./events";
import type { AuditActor } from "./record";

/** In which organisation's log an event stands, and in whose name if not in that of whoever acts. */
export interface Place {
  readonly organisationId: string;
  readonly by?: AuditActor;
}

/** An event of an organisation, from somebody who does not act inside it: a person, a platform admin, a job. */
export type PlacedEvent = AuditEvent & { readonly place: Place };

export function placed(event: AuditEvent, organisationId: string, by?: AuditActor): PlacedEvent {
  return { ...event, place: { organisationId, ...(by ? { by } : {}) } };
}

/** When something happens by itself. */
export const nobody: AuditActor = { kind: "system", id: null, person: null };
