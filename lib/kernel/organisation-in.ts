/** The organisation that a path is about, by its URL name; '' outside organisations. */
export function organisationIn(path: string): string {
  return /^\/orgs\/(?!new(?:\/|$))([^/]+)/.exec(path)?.[1] ?? "";
}
