/**
 * A link as it may stand in a mail: the address as parsed, so that what was checked is what is sent.
 * Throws for every scheme but http and https: a mail whose link cannot be trusted must not leave.
 */
export function webAddress(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url?.protocol !== "https:" && url?.protocol !== "http:") {
    // The value stays out of the message: it may hold a token, and messages of errors end up in logs.
    throw new TypeError("A link in a mail must be an http or https address.");
  }
  return url.href;
}
