import { eq, sql } from "drizzle-orm";
import { sessions } from "@/db/schema/sessions";
import type { SystemTx } from "@/db/scope";
import type { SessionFactor } from "@/lib/access/two-factor-rules";
import { Refusal } from "@/lib/kernel/refusal";
import { hashToken, randomToken } from "@/lib/secrets/derive-token";

export interface RotatedSession {
  /** For the cookie, and nowhere else. */
  readonly token: string;
  readonly expiresAt: string;
}

/** From the weakest: what a session has used once it keeps, and something weaker later takes nothing away. */
const strength: readonly SessionFactor[] = ["email", "sms", "recovery", "totp", "webauthn"];

/**
 * Writes down what was just proven and gives the session a new token; the old one is dead at once (SE-04, SU-03). The
 * absolute end stays where it was.
 */
export async function rotateSession(
  tx: SystemTx,
  sessionId: string,
  proven: SessionFactor | "password",
): Promise<RotatedSession> {
  const token = randomToken();
  const [held] = await tx
    .select({ factor: sessions.factor })
    .from(sessions)
    .where(eq(sessions.id, sessionId))
    .for("update");
  if (!held) throw new Refusal("verification_required", { reason: "sign_in" });
  const factor = proven === "password" ? held.factor : stronger(held.factor, proven);
  const [row] = await tx
    .update(sessions)
    .set({ sessionToken: hashToken(token), authAt: sql`now()`, authWith: proven, factor })
    .where(eq(sessions.id, sessionId))
    .returning({ expires: sessions.expires });
  if (!row) throw new Refusal("verification_required", { reason: "sign_in" });
  return { token, expiresAt: row.expires.toISOString() };
}

function stronger(one: SessionFactor | null, other: SessionFactor): SessionFactor {
  return one && strength.indexOf(one) > strength.indexOf(other) ? one : other;
}
