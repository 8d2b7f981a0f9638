import { eq, sql } from "drizzle-orm";
import { sessions } from "@/db/schema/sessions";
import type { SystemTx } from "@/db/scope";
import { hashToken, randomToken } from "@/lib/secrets/derive-token";
import { deviceCookieName, makeDeviceCookie } from "@/lib/sign-in/device-cookie";
import type { Context } from "@/lib/usecase/context";

/** Absolute lifetime; nothing prolongs it (product.md 3.8, SE-05). */
export const sessionHours = 20;

export interface StartedSession {
  readonly userId: string;
  /** For the cookie, and nowhere else: the table keeps its SHA-256 (SE-02). */
  readonly token: string;
  readonly expiresAt: string;
  readonly deviceCookie: { readonly name: string; readonly value: string };
}

interface Who {
  readonly userId: string;
  readonly method: "password" | "confirmation" | "invitation";
  /** '' makes this browser known from now on. */
  readonly deviceId: string;
  readonly deviceEpoch: number;
  /** The token of the session that this browser had until now: its row goes, so that no copy of it lives on (SE-04). */
  readonly replaces: string | null;
}

/** The only way a session comes into being. */
export async function startSession(tx: SystemTx, ctx: Context, who: Who): Promise<StartedSession> {
  if (who.replaces) await tx.delete(sessions).where(eq(sessions.sessionToken, hashToken(who.replaces)));
  const token = randomToken();
  const [row] = await tx
    .insert(sessions)
    .values({
      id: ctx.ids.create("ses"),
      sessionToken: hashToken(token),
      userId: who.userId,
      method: who.method,
      ip: ctx.request.ip,
      browser: ctx.request.browser,
      expires: sql`now() + make_interval(hours => ${sessionHours})`,
    })
    .returning({ expires: sessions.expires });
  if (!row) throw new Error("a session was not stored");
  const device = { userId: who.userId, deviceId: who.deviceId || ctx.ids.create("dev"), epoch: who.deviceEpoch };
  return {
    userId: who.userId,
    token,
    expiresAt: row.expires.toISOString(),
    deviceCookie: {
      name: deviceCookieName(who.userId),
      value: makeDeviceCookie(ctx.cookieSecret, device, ctx.clock.now().getTime()),
    },
  };
}
