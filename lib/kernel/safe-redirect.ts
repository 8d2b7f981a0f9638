/** Where a `?next=` may lead: pages that a person is sent back to after a step of signing in. Nothing else (WB-05). */
const allowedRoutes: readonly RegExp[] = [
  /^\/orgs\/./,
  /^\/invitations\/./,
  /^\/profile(?:\/|$)/,
  /^\/two-factor\/./,
  /^\/revalidate-email(?:\/|$)/,
  /^\/confirm(?:\?|$)/,
  /^\/admin\/./,
];

/**
 * The path and query of a redirect target that stays with us, or null. `URL` decides where a browser would go, but it
 * drops tabs and newlines, turns backslashes into slashes and can leave a *pathname* that starts with two slashes
 * (`/..//evil.test`), which is another origin again once it is emitted: hence both checks, before and after.
 */
export function safeRedirect(target: string | null | undefined, appUrl: string): string | null {
  if (!target || !/^[\x21-\x5b\x5d-\x7e]+$/.test(target) || !URL.canParse(target, appUrl)) return null;
  const url = new URL(target, appUrl);
  if (url.origin !== new URL(appUrl).origin) return null;
  // Encoded slashes, backslashes and dots mean different things to different layers.
  if (url.pathname.includes("//") || /%(?:2f|5c|2e|25|00)/i.test(url.pathname)) return null;
  if (!allowedRoutes.some((route) => route.test(url.pathname))) return null;
  return url.pathname + url.search;
}
