import { tidyName } from "./person-name";

/**
 * Whether somebody typed the name that they were asked for: blanks at its ends, runs of them, and the curly quotes that
 * phones make of straight ones are no difference; letters and their case are.
 */
export function isSameName(typed: string, name: string): boolean {
  return comparable(typed) === comparable(name);
}

function comparable(text: string): string {
  return tidyName(text)
    .replace(/[\u2018\u2019\u201b\u02bc\u2032]/g, "'")
    .replace(/[\u201c\u201d\u201f\u2033]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/\u2026/g, "...");
}
