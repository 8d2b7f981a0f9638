import { createHmac } from "node:crypto";
import { keyNamed, type SecretKey, type TokenSeed } from "./derive-token";

/** How many codes there are: six digits. */
const codes = 1_000_000;
/** The greatest multiple of `codes` that 32 bits hold. Words from here on are passed over, or low codes would come up more often. */
const fair = Math.floor(2 ** 32 / codes) * codes;

/**
 * The six digits of a row, derived again by the worker when it writes the message, so that neither the table nor the job
 * queue ever holds them (IN-01, MF-06). The purpose is set apart from those of links, which the same key derives.
 *
 * @throws when MAIL_KEY no longer holds the seed's key
 */
export function deriveCode(keys: readonly SecretKey[], purpose: string, rowId: string, seed: TokenSeed): string {
  const { key } = keyNamed(keys, seed.kid);
  const block = (count: number) => {
    // The first block is the bare HMAC; a further one, asked for about never, is counted.
    const suffix = count === 0 ? "" : `\0${count}`;
    return createHmac("sha256", key).update(`code:${purpose}\0${rowId}\0${seed.nonce}${suffix}`).digest();
  };
  return sixDigits(block);
}

/** The first of the 32-bit words in the blocks that is fair to use, as six digits. */
export function sixDigits(block: (count: number) => Buffer): string {
  for (let count = 0; ; count += 1) {
    const bytes = block(count);
    for (let at = 0; at + 4 <= bytes.length; at += 4) {
      const word = bytes.readUInt32BE(at);
      if (word < fair) return String(word % codes).padStart(6, "0");
    }
  }
}

/**
 * What a row keeps of its code: HMAC-SHA-256 under the server's key, base64url. A bare hash of one in a million would be
 * reversed in a second by whoever has the table (MF-06). Compare with `equalTokens`.
 *
 * @throws when MAIL_KEY no longer holds the key `kid`
 */
export function hashCode(keys: readonly SecretKey[], kid: string, rowId: string, code: string): string {
  return createHmac("sha256", keyNamed(keys, kid).key).update(`code-hash\0${rowId}\0${code}`).digest("base64url");
}
