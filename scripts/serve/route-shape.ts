/** After these words a path holds a token that opens something. */
const tokenParents = [
  "invitations",
  "verify-email",
  "verify-new-email",
  "undo-email-change",
  "reset-password",
  "link",
  "revalidate-email",
  "confirm",
  "unsubscribe",
];
const longestPlainSegment = 40;

/**
 * A path as the access log may hold it: without its query, without tokens (AU-05, IN-09). Two rules, so that a new page
 * with a token is covered before somebody remembers this list: what follows a word of it, and whatever is longer than any
 * slug or id.
 */
export function routeShape(target: string): string {
  const path = target.replace(/[?#].*$/s, "");
  // Paths that were refused as ambiguous can hide a token behind an encoded slash.
  if (!path.startsWith("/") || /[\\;%]|[^\x21-\x7e]/.test(path)) return "*";
  let hidden = false;
  const segments = path.split("/").filter((segment) => segment !== "");
  const shown = segments.map((segment) => {
    const shape = hidden || segment.length > longestPlainSegment ? "*" : segment;
    hidden ||= tokenParents.includes(segment.toLowerCase());
    return shape;
  });
  return `/${shown.join("/")}`;
}
