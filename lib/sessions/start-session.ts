import { eq, sql } from "drizzle-orm";
import { sessions } from "@/db/schema/sessions";
import type { SystemTx } from "@/db/scope";
import type { SessionFactor } from "@/lib/access/two-factor-rules";
import { hashToken, randomToken } from "@/lib/secrets/derive-token";
import { deviceCookieName, makeDeviceCookie } from "@/lib/sign-in/device-cookie";
import type { Context } from "@/lib/usecase/context";

/** Absolute lifetime; nothing prolongs it (product.md 3.8, SE-05). */
export const sessionHours = 20;

const sessionsAtMost = 10;

export interface StartedSession {
  readonly userId: string;
  /** For the cookie, and nowhere else: the table keeps its SHA-256 (SE-02). */
  readonly token: string;
  readonly expiresAt: string;
  readonly deviceCookie: { readonly name: string; readonly value: string };
}

interface Who {
  readonly userId: string;
  readonly method: "password" | "confirmation" | "invitation" | "passkey";
  /** The second step that was taken, if one was. */
  readonly factor?: SessionFactor;
  /** The key verified its user: a fingerprint, a face, a PIN (MF-14). */
  readonly isUserVerified?: boolean;
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
      factor: who.factor ?? null,
      authWith: who.factor ?? "password",
      isUserVerified: who.isUserVerified ?? false,
      ip: ctx.request.ip,
      browser: ctx.request.browser,
      expires: sql`now() + make_interval(hours => ${sessionHours})`,
    })
    .returning({ expires: sessions.expires });
  if (!row) throw new Error("a session was not stored");
  await evictOldest(tx, who.userId);
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

/** At most ten live ones; the oldest makes room (SE-08). */
async function evictOldest(tx: SystemTx, userId: string) {
  await tx.execute(sql`delete from sessions where id in (
    select s.id from sessions s where s.user_id = ${userId} and s.expires_at > now()
    order by s.created_at desc, s.id desc offset ${sessionsAtMost})`);
}
