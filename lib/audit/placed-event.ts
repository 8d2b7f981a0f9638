import type { AuditEvent } from "./events";
import type { AuditActor, Recording } from "./record";

/** In which organisation's log an event stands, and in whose name if not in that of whoever acts. */
export interface Place {
  readonly organisationId: string;
  readonly by?: AuditActor;
  /** From where it came, when that is not where whoever writes it is. */
  readonly from?: Origin;
}

type Origin = Pick<Recording["request"], "ip" | "browser">;

/** An event of an organisation, from somebody who does not act inside it: a person, a platform admin, a job. */
export type PlacedEvent = AuditEvent & { readonly place: Place };

export function placed(event: AuditEvent, organisationId: string, by?: AuditActor): PlacedEvent {
  return { ...event, place: { organisationId, ...(by ? { by } : {}) } };
}

/** The same event, come from elsewhere: a job tells what somebody else did. */
export function cameFrom(event: PlacedEvent, { ip, browser }: Origin): PlacedEvent {
  return { ...event, place: { ...event.place, from: { ip, browser } } };
}

/** Where an event is written, by whoever's name is known by then. */
export type WrittenPlace = Place & Required<Pick<Place, "organisationId" | "by">>;

/** When something happens by itself. */
export const nobody: AuditActor = { kind: "system", id: null, person: null };
