/** Without it Excel reads UTF-8 as the letters of its own code page. */
const byteOrderMark = "\ufeff";

/**
 * A file of CSV (RFC 4180): the mark that says UTF-8, then rows of quoted cells, ended by CRLF, the last one too.
 *
 * Written here rather than taken from a package: it is two rules, and the second one, about formulas, is switched off in
 * the well-known packages unless somebody remembers it.
 */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return byteOrderMark + toCsvRows(rows);
}

/** What follows in a file that is written a page at a time. */
export function toCsvRows(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map(toCell).join(",")}\r\n`).join("");
}

/**
 * Where a cell begins, or where a program begins another one inside it: the separator of lists is a semicolon or a tab in
 * many countries, and not every program heeds the quotes. Full-width signs begin a formula as well.
 */
const formulaStart = /(?<=^|[;\t\r\n])(?=[=+\-@\0＝＋－＠])|^(?=[\t\r])/g;

/** A spreadsheet runs a cell that begins like a formula. The apostrophe makes it text, and Excel does not show it (WB-13). */
function toCell(text: string): string {
  return `"${text.replace(formulaStart, "'").replaceAll('"', '""')}"`;
}
