import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { SecretKey } from "./derive-token";

/** What a sealed value belongs to; part of what is authenticated, so that one row's value opens in no other (MF-05). */
export interface SealedPlace {
  readonly table: string;
  readonly column: string;
  readonly owner: string;
}

const nonceBytes = 12;
const tagBytes = 16;

/** AES-256-GCM under the current key, as `kid.base64url(nonce + ciphertext + tag)`. */
export function seal(keys: readonly SecretKey[], place: SealedPlace, plain: Uint8Array): string {
  const current = keys[0];
  if (!current) throw new Error("ENCRYPTION_KEY holds no key");
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", current.key.subarray(0, 32), nonce);
  cipher.setAAD(bindingOf(place, current.kid));
  const sealed = Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  return `${current.kid}.${sealed.toString("base64url")}`;
}

/** @throws when the value was sealed under another key, for another place, or has been changed */
export function unseal(keys: readonly SecretKey[], place: SealedPlace, text: string): Buffer {
  const dot = text.indexOf(".");
  const kid = text.slice(0, dot);
  const key = keys.find((each) => each.kid === kid);
  if (!key) throw new Error(`ENCRYPTION_KEY no longer holds the key ${kid}`);
  const sealed = Buffer.from(text.slice(dot + 1), "base64url");
  const decipher = createDecipheriv("aes-256-gcm", key.key.subarray(0, 32), sealed.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(bindingOf(place, kid));
  decipher.setAuthTag(sealed.subarray(-tagBytes));
  return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()]);
}

/** Whether it is sealed under the current key; one that is not is sealed again by `reseal-secrets.ts`. */
export function isCurrent(keys: readonly SecretKey[], text: string): boolean {
  return text.startsWith(`${keys[0]?.kid}.`);
}

function bindingOf({ table, column, owner }: SealedPlace, kid: string) {
  return Buffer.from([table, column, owner, kid].join("\0"));
}
