import { createHash } from "node:crypto";
import { canonicalJson } from "./canonical-json";
import { Refusal } from "./refusal";

/** What a form lets change, by the names of its fields. */
type State = Readonly<Record<string, unknown>>;

/**
 * What a form was filled in from, so that a save does not undo what somebody else has changed meanwhile. Made by the query
 * that the page was drawn from; compared by the command, under its lock, with the same function of the same rows.
 */
export function fingerprint(state: State): string {
  return names(state)
    .map((name) => print(state[name]))
    .join(".");
}

/** Refuses a save that was filled in from something else than what is there now, and names the fields that differ. */
export function refuseChanged(seen: string | undefined, present: State): void {
  if (seen === undefined || seen === fingerprint(present)) return;
  const before = seen.split(".");
  const changed = names(present).filter((name, position) => before[position] !== print(present[name]));
  throw new Refusal("conflict", {
    reason: "changed_meanwhile",
    fields: Object.fromEntries(changed.map((name) => [name, "changed_meanwhile"])),
  });
}

const names = (state: State) => Object.keys(state).sort();

/** Short, because nobody gains by a collision: whoever could make one may save anyway. */
function print(value: unknown): string {
  return createHash("sha256")
    .update(canonicalJson(value ?? null))
    .digest("base64url")
    .slice(0, 16);
}
