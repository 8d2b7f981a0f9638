import { randomBytes } from "node:crypto";
import { Secret, TOTP } from "otpauth";

const stepSeconds = 30;
/** SHA-1 has blocks of it, and every app reads it (MF-02). */
const secretBytes = 20;

export function newTotpSecret(): Buffer {
  return randomBytes(secretBytes);
}

/** As people type it into an app: base32 in groups of four. */
export function spellSecret(secret: Uint8Array): string {
  return (asSecret(secret).base32.match(/.{1,4}/g) ?? []).join(" ");
}

/** What the QR code says. */
export function totpUri(secret: Uint8Array, account: string): string {
  return totp(secret, account).toString();
}

/**
 * The 30-second step whose code this is, by the server's clock, at most one to either side; null for none. Taking each
 * step only once is the caller's (MF-03): the library knows no past.
 */
export function stepOfCode(secret: Uint8Array, code: string, nowMs: number): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const delta = totp(secret, "").validate({ token: code, timestamp: nowMs, window: 1 });
  return delta === null ? null : Math.floor(nowMs / 1000 / stepSeconds) + delta;
}

/** Ten minutes: a code that is farther away is told as any wrong one. */
const farthestSteps = 20;

/** A code that would be right by another clock. */
export interface ClockOff {
  readonly step: number;
  readonly minutes: number;
  /** Whether that clock is ahead of the server's. */
  readonly isFast: boolean;
}

/** By how much the clock is off of which this would be the code; null when it is right, or wrong by any near one. */
export function clockOff(secret: Uint8Array, code: string, nowMs: number): ClockOff | null {
  if (!/^\d{6}$/.test(code)) return null;
  const delta = totp(secret, "").validate({ token: code, timestamp: nowMs, window: farthestSteps });
  if (delta === null || Math.abs(delta) <= 1) return null;
  const minutes = Math.round((Math.abs(delta) * stepSeconds) / 60);
  return { step: Math.floor(nowMs / 1000 / stepSeconds) + delta, minutes, isFast: delta > 0 };
}

/** The code of a moment. Only tests and the demo need it: the server checks codes and never makes one. */
export function codeAt(secret: Uint8Array, atMs: number): string {
  return totp(secret, "").generate({ timestamp: atMs });
}

function totp(secret: Uint8Array, label: string) {
  return new TOTP({
    issuer: "Rollcall",
    label,
    secret: asSecret(secret),
    algorithm: "SHA1",
    digits: 6,
    period: stepSeconds,
  });
}

function asSecret(secret: Uint8Array) {
  return new Secret({ buffer: new Uint8Array(secret).buffer });
}
