import { straightened } from "./fold";
import { tidyName } from "./person-name";

/**
 * Whether somebody typed the name that they were asked for: blanks at its ends, runs of them, and the curly quotes that
 * phones make of straight ones are no difference; letters and their case are.
 */
export function isSameName(typed: string, name: string): boolean {
  return comparable(typed) === comparable(name);
}

function comparable(text: string): string {
  return straightened(tidyName(text)).replace(/\u2026/g, "...");
}
