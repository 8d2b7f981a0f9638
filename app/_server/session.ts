import { type FoundSession, findSession } from "@/lib/sessions/find-session";
import { database } from "./database";
import { remembered } from "./memo";

/**
 * The session behind a cookie, with the organisation of the URL; asked once in a request, by the middleware too. May be
 * over: whoever asks looks at `isLive`, or asks the gate.
 */
export function sessionOf(token: string, slug: string): Promise<FoundSession | null> {
  return remembered(`session ${slug} ${token}`, () => findSession(database(), token, slug));
}
