/** What a page says of what has just been done, by `?note=` in its address. A note that nobody wrote is no note. */
export function noteSaid(notes: Readonly<Record<string, string>>, note: unknown): string | undefined {
  return typeof note === "string" && Object.hasOwn(notes, note) ? notes[note] : undefined;
}
