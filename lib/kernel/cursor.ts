/** Where a page ended: what the list is sorted by, its value there, and the id that breaks ties. */
export interface Cursor {
  readonly sort: string;
  readonly value: string;
  readonly id: string;
}

/** Opaque to the browser; a forged one only moves the start of a list that its reader may see anyway. */
export function writeCursor({ sort, value, id }: Cursor): string {
  const bytes = new TextEncoder().encode(JSON.stringify([sort, value, id]));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
}

/** Null for none, for another sorting, and for anything that is not one of ours: the list then begins at its start. */
export function readCursor(text: string | undefined, sort: string): Cursor | null {
  if (!text || !/^[\w-]{1,800}$/.test(text)) return null;
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (each) => each.charCodeAt(0));
    const parts: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (!Array.isArray(parts) || parts.length !== 3 || parts.some((each) => typeof each !== "string")) return null;
    const [ofSort, value, id] = parts as [string, string, string];
    return ofSort === sort && !value.includes("\0") && !id.includes("\0") ? { sort, value, id } : null;
  } catch {
    return null;
  }
}

/** A time as PostgreSQL prints it, so that a cursor's value can be cast back without an error. */
export function isPostgresTime(text: string): boolean {
  if (text === "-infinity") return true;
  const parts = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.\d{1,6})?[+-](\d\d)(?::[0-5]\d)?$/.exec(text);
  if (!parts) return false;
  const [, day = "", time = "", zone = ""] = parts;
  // The 30th of February, the year 0 and 25 o'clock have the form of a time, and would be errors in the cast.
  const moment = Date.parse(`${day}T${time}Z`);
  if (Number.isNaN(moment) || day < "0001" || Number(zone) > 14) return false;
  return new Date(moment).toISOString().startsWith(`${day}T${time}`);
}
