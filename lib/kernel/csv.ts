/**
 * Rows as CSV (RFC 4180): cells quoted where they must be, lines ended by CRLF, the last one too.
 *
 * Written here rather than taken from a package: it is two rules, and the second one, about formulas, is switched off in
 * the well-known packages unless somebody remembers it.
 */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map(toCell).join(",")}\r\n`).join("");
}

/** A spreadsheet runs a cell that begins like a formula. The apostrophe makes it text, and Excel does not show it (WB-13). */
function toCell(text: string): string {
  const safe = /^[=+\-@\t\r\0]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
