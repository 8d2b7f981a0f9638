import "server-only";
import { cookies } from "next/headers";
import { cookieName, sessionCookieName } from "@/lib/kernel/cookie-names";
import { randomToken } from "@/lib/secrets/derive-token";
import type { StartedSession } from "@/lib/sessions/start-session";
import { deviceCookieSeconds } from "@/lib/sign-in/device-cookie";
import type { VisitorActor } from "@/lib/usecase/claims";
import { configuration } from "./configuration";

export const named = (name: string) => cookieName(name, configuration().appUrl);

export const sessionCookie = () => sessionCookieName(configuration().appUrl);
const browserCookie = () => named("rollcall_browser");
/** Of a sign-in whose second step is missing: worth nothing anywhere else (MF-01). */
const waitingCookie = () => named("rollcall_sign_in");

export function cookieOptions(expires: Date) {
  const secure = configuration().appUrl.startsWith("https:");
  return { httpOnly: true, sameSite: "lax", path: "/", secure, expires } as const;
}

export async function sessionToken(): Promise<string | null> {
  return (await cookies()).get(sessionCookie())?.value ?? null;
}

/** Signs this browser in, and lets the account know it again (AT-03). */
export async function keepSession(session: StartedSession): Promise<void> {
  const jar = await cookies();
  jar.set(sessionCookie(), session.token, cookieOptions(new Date(session.expiresAt)));
  const { name, value } = session.deviceCookie;
  jar.set(named(name), value, cookieOptions(new Date(Date.now() + deviceCookieSeconds * 1000)));
  jar.set(waitingCookie(), "", cookieOptions(new Date(0)));
}

/** Lets this browser, and no other, take the second step. */
export async function keepWaitingSignIn(waiting: { token: string; expiresAt: string }): Promise<void> {
  (await cookies()).set(waitingCookie(), waiting.token, cookieOptions(new Date(waiting.expiresAt)));
}

/** A session that goes on under a new token (SE-04). */
export async function keepToken(rotated: { token: string; expiresAt: string }): Promise<void> {
  (await cookies()).set(sessionCookie(), rotated.token, cookieOptions(new Date(rotated.expiresAt)));
}

export async function dropSession(): Promise<void> {
  (await cookies()).set(sessionCookie(), "", cookieOptions(new Date(0)));
}

/** What this browser carries. Only an action may set the cookie, so a page asks with `make: false`. */
export async function visitor(make: boolean): Promise<VisitorActor> {
  const jar = await cookies();
  let browserToken = jar.get(browserCookie())?.value ?? null;
  if (!browserToken && make) {
    browserToken = randomToken();
    jar.set(browserCookie(), browserToken, cookieOptions(new Date(Date.now() + 24 * 60 * 60 * 1000)));
  }
  const prefix = named("rollcall_device_");
  const deviceCookies = Object.fromEntries(
    jar
      .getAll()
      .filter(({ name }) => name.startsWith(prefix))
      .map(({ name, value }) => [name.replace(/^__Host-/, ""), value]),
  );
  const waitingToken = jar.get(waitingCookie())?.value ?? null;
  return { kind: "visitor", browserToken, sessionToken: await sessionToken(), waitingToken, deviceCookies };
}
