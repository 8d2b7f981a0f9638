/**
 * Whether a host, as a header names it, is ours: without regard to capitals, with or without the port that the scheme has
 * anyway (RFC 9110, 4.2.3) and with or without the dot that ends a name's labels. For Host and X-Forwarded-Host.
 */
export function isOwnHost(told: string, appUrl: URL): boolean {
  if (!/^(?:[a-z\d.-]+|\[[\da-f:.]+\])(?::\d*)?$/i.test(told)) return false;
  const address = `${appUrl.protocol}//${told}`;
  if (!URL.canParse(address)) return false;
  const { hostname, port } = new URL(address);
  return withoutDot(hostname) === withoutDot(appUrl.hostname) && port === appUrl.port;
}

/** The same for an Origin, whose scheme is ours too. */
export function isOwnOrigin(told: string, appUrl: URL): boolean {
  const [, scheme = "", host = ""] = /^([a-z]+:)\/\/(.*)$/i.exec(told) ?? [];
  return scheme.toLowerCase() === appUrl.protocol && isOwnHost(host, appUrl);
}

const withoutDot = (hostname: string) => hostname.replace(/(?<=.)\.$/, "");
