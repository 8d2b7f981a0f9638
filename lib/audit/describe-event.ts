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

/** A piece of a sentence: the name of somebody, or what stands between names. */
export interface EventWords {
  readonly text: string;
  readonly isName: boolean;
}

/** Never part of a name: control characters are refused there. */
const mark = "\u0002";

/** What happened, as one plain sentence without a full stop. Somebody whose name has been erased is "Somebody". */
export function describeEvent(event: DescribedEvent): string {
  return textOf(wordsOfEvent(event));
}

export function textOf(words: readonly EventWords[]): string {
  return words.map(({ text }) => text).join("");
}

/** The same sentence in pieces, for a page that makes names stand out. */
export function wordsOfEvent({ action, details, actorName, actorKind, targetName }: DescribedEvent): EventWords[] {
  const [by, about] = [marked(actorName), marked(targetName)];
  const name = by ?? "Somebody";
  const actor =
    actorKind === "platform_admin"
      ? `A platform admin${by ? `, ${by},` : ""}`
      : actorKind === "token"
        ? `${name} (by API token)`
        : name;
  const people = { actor, target: about ?? "somebody", Target: about ?? "Somebody" };
  return recordOf(action)
    .sentence(people, details)
    .split(mark)
    .map((text, index) => ({ text, isName: index % 2 === 1 }))
    .filter(({ text }) => text !== "");
}

function marked(name: string | null): string | null {
  return name && `${mark}${name.replaceAll(mark, "")}${mark}`;
}
