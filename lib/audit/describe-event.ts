import { type AuditAction, type DetailsOf, recordOf } from "./events";

/** An event as it is read back: the hashed body's details, and the names that stand beside it, as long as they do. */
export type DescribedEvent = {
  [Action in AuditAction]: {
    readonly action: Action;
    readonly details: DetailsOf<Action>;
    /** Null when the person has been erased, or when nobody acted: a lock comes by itself. */
    readonly actorName: string | null;
    readonly actorKind?: string;
    /** Name, or address where there is no name. */
    readonly targetName: string | null;
  };
}[AuditAction];

/** What happened, as one plain sentence without a full stop. Somebody whose name has been erased is "Somebody". */
export function describeEvent({ action, details, actorName, actorKind, targetName }: DescribedEvent): string {
  const name = actorName ?? "Somebody";
  const actor =
    actorKind === "platform_admin"
      ? `A platform admin${actorName ? `, ${actorName},` : ""}`
      : actorKind === "token"
        ? `${name} (by API token)`
        : name;
  const people = { actor, target: targetName ?? "somebody", Target: targetName ?? "Somebody" };
  return recordOf(action).sentence(people, details);
}
