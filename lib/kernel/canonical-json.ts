/**
 * One text for one value, after RFC 8785: keys sorted by UTF-16 code unit, no white space, numbers as JavaScript prints
 * them. The audit log's hash chain is taken over this text, so a value that would not survive a round trip through the
 * database is refused instead of being hashed as something else. A property that is `undefined` is left out, just as the
 * database leaves it out.
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case "string":
      return text(value);
    case "boolean":
      return String(value);
    case "number":
      if (!Number.isFinite(value)) throw refused(String(value));
      return JSON.stringify(value);
    case "object":
      return value === null ? "null" : container(value);
    default:
      throw refused(typeof value);
  }
}

function container(value: object): string {
  // Array.from, not map(): a hole in an array must be refused rather than skipped.
  if (Array.isArray(value)) return `[${Array.from(value, canonicalJson).join(",")}]`;
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw refused(value.constructor.name);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, member]) => `${text(key)}:${canonicalJson(member)}`);
  return `{${members.join(",")}}`;
}

function text(value: string): string {
  if (!value.isWellFormed()) throw refused("a text with half a surrogate pair");
  return JSON.stringify(value);
}

function refused(what: string): TypeError {
  return new TypeError(`Canonical JSON cannot hold ${what}`);
}
