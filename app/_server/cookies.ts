import "server-only";
import { cookies } from "next/headers";
import { randomToken } from "@/lib/secrets/derive-token";
import type { StartedSession } from "@/lib/sessions/start-session";
import { deviceCookieSeconds } from "@/lib/sign-in/device-cookie";
import type { VisitorActor } from "@/lib/usecase/actor";
import { configuration } from "./configuration";

/** On https every cookie of ours is host-only by its name (SE-03); the prefix cannot be had on http://localhost. */
export function cookieName(name: string): string {
  return configuration().appUrl.startsWith("https:") ? `__Host-${name}` : name;
}

export const sessionCookie = () => cookieName("rollcall_session");
const browserCookie = () => cookieName("rollcall_browser");

function options(expires: Date) {
  const secure = configuration().appUrl.startsWith("https:");
  return { httpOnly: true, sameSite: "lax", path: "/", secure, expires } as const;
}

export async function sessionToken(): Promise<string | null> {
  return (await cookies()).get(sessionCookie())?.value ?? null;
}

/** Signs this browser in, and lets the account know it again (AT-03). */
export async function keepSession(session: StartedSession): Promise<void> {
  const jar = await cookies();
  jar.set(sessionCookie(), session.token, options(new Date(session.expiresAt)));
  const { name, value } = session.deviceCookie;
  jar.set(cookieName(name), value, options(new Date(Date.now() + deviceCookieSeconds * 1000)));
}

export async function dropSession(): Promise<void> {
  (await cookies()).set(sessionCookie(), "", options(new Date(0)));
}

/** What this browser carries. Only an action may set the cookie, so a page asks with `make: false`. */
export async function visitor(make: boolean): Promise<VisitorActor> {
  const jar = await cookies();
  let browserToken = jar.get(browserCookie())?.value ?? null;
  if (!browserToken && make) {
    browserToken = randomToken();
    jar.set(browserCookie(), browserToken, options(new Date(Date.now() + 24 * 60 * 60 * 1000)));
  }
  const prefix = cookieName("rollcall_device_");
  const deviceCookies = Object.fromEntries(
    jar
      .getAll()
      .filter(({ name }) => name.startsWith(prefix))
      .map(({ name, value }) => [name.replace(/^__Host-/, ""), value]),
  );
  return { kind: "visitor", browserToken, sessionToken: await sessionToken(), deviceCookies };
}
