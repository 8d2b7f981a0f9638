import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** A server key with the name under which rows remember it, so that keys can be rotated. */
export interface SecretKey {
  readonly kid: string;
  readonly key: Uint8Array;
}

export type TokenPurpose =
  | "invitation"
  | "invitation-proof"
  | "registration"
  | "password-reset"
  | "email-change"
  | "email-undo"
  | "sign-in-link"
  | "revalidation"
  | "reset-cancel";

/** What a row keeps of a mailed secret: enough to derive it again with the key, nothing that opens anything without. */
export interface TokenSeed {
  readonly nonce: string;
  readonly kid: string;
}

/** A new seed under the current key. A new nonce makes every older token of the row worthless. */
export function newSeed(keys: readonly SecretKey[]): TokenSeed {
  const current = keys[0];
  if (!current) throw new Error("MAIL_KEY holds no key");
  return { nonce: randomBytes(32).toString("base64url"), kid: current.kid };
}

/**
 * The token of a row: base64url(HMAC-SHA256(key, purpose, row id, nonce)), 43 characters (IN-01). The worker derives it
 * again when it writes the mail, so neither the table nor the job queue ever holds it.
 */
export function deriveToken(keys: readonly SecretKey[], purpose: TokenPurpose, rowId: string, seed: TokenSeed): string {
  return createHmac("sha256", keyNamed(keys, seed.kid).key)
    .update(`${purpose}\0${rowId}\0${seed.nonce}`)
    .digest("base64url");
}

/** The key that a row names, also one that is no longer the current. Throws when MAIL_KEY has lost it. */
export function keyNamed(keys: readonly SecretKey[], kid: string): SecretKey {
  const key = keys.find((each) => each.kid === kid);
  if (!key) throw new Error(`MAIL_KEY no longer holds the key ${kid}`);
  return key;
}

/** What is stored and looked up: SHA-256, base64url. A token has 256 bits, so a bare hash needs no salt. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

/** 32 random bytes as 43 characters, for cookies (SE-01). */
export function randomToken(): string {
  return randomBytes(32).toString("base64url");
}

export function equalTokens(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(hashToken(one)), Buffer.from(hashToken(other))];
  return timingSafeEqual(a, b);
}
