/** On https every cookie of ours is host-only by its name (SE-03); the prefix cannot be had on http://localhost. */
export function cookieName(name: string, appUrl: string): string {
  return appUrl.startsWith("https:") ? `__Host-${name}` : name;
}

export const sessionCookieName = (appUrl: string) => cookieName("rollcall_session", appUrl);
