import { createHmac } from "node:crypto";
import type { SecretKey, TokenSeed } from "./derive-token";

const codes = 1_000_000;
/** The largest multiple of a million below 2^32: what lies above it is drawn again, so that no code is likelier. */
const fair = Math.floor(2 ** 32 / codes) * codes;

/**
 * The six digits of a row, derived as its link is (IN-01) and unbiased by rejection (MF-06).
 *
 * @throws when MAIL_KEY no longer holds the row's key
 */
export function deriveCode(keys: readonly SecretKey[], purpose: string, rowId: string, seed: TokenSeed): string {
  for (let round = 0; ; round += 1) {
    const digest = hmac(keyOf(keys, seed.kid), `code:${purpose}\0${rowId}\0${seed.nonce}\0${round}`);
    for (let offset = 0; offset + 4 <= digest.length; offset += 4) {
      const drawn = digest.readUInt32BE(offset);
      if (drawn < fair) return String(drawn % codes).padStart(6, "0");
    }
  }
}

/** What the table keeps of a code: a bare hash of a million possibilities would protect nothing (MF-06). */
export function hashCode(keys: readonly SecretKey[], kid: string, rowId: string, code: string): string {
  return hmac(keyOf(keys, kid), `code-hash\0${rowId}\0${code}`).toString("base64url");
}

function keyOf(keys: readonly SecretKey[], kid: string): Uint8Array {
  const found = keys.find((each) => each.kid === kid);
  if (!found) throw new Error(`MAIL_KEY no longer holds the key ${kid}`);
  return found.key;
}

function hmac(key: Uint8Array, text: string) {
  return createHmac("sha256", key).update(text).digest();
}
