/** Hosts that a connection can reach without leaving this machine; `hostname` as in a parsed URL. */
export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
