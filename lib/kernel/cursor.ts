/** Where a page ended: the sorted time and the id that breaks ties. Opaque to the browser, worthless to forge. */
export interface Cursor {
  readonly at: string;
  readonly id: string;
}

export function cursorOf(at: string, id: string): string {
  return `${at.replace(" ", "T")}~${id}`;
}

/** Null for none and for anything that is not one of ours: the list then begins at its start. */
export function readCursor(text: string | undefined): Cursor | null {
  const [, at, id] = /^([0-9T:.+-]{10,40})~([a-z]{3}_[0-9a-z]{1,40})$/.exec(text ?? "") ?? [];
  return at && id && !Number.isNaN(Date.parse(at.replace(/\+(\d\d)$/, "+$1:00"))) ? { at, id } : null;
}
