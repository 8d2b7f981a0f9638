/** A key with the name under which rotation finds it again. */
export interface SecretKey {
  readonly kid: string;
  readonly key: Buffer;
}

/** The reason why a text cannot be what it is meant to be; never holds the text itself, which may be a secret. */
export class Unreadable extends Error {}

const fewestKeyBytes = 32;
const fewestSecretCharacters = 43;

/** `kid:base64,kid:base64`; the first is the current key, the others still decrypt and verify. */
export function readKeys(text: string): readonly SecretKey[] {
  const keys = text.split(",").map((part): SecretKey => {
    const [, kid, encoded] = /^([A-Za-z0-9_-]{1,32}):(.*)$/.exec(part.trim()) ?? [];
    if (kid === undefined || encoded === undefined) throw new Unreadable("each key is written kid:base64");
    const key = readBytes(encoded);
    if (key.length < fewestKeyBytes) throw new Unreadable(`key ${kid} has fewer than ${fewestKeyBytes} bytes`);
    if (new Set(key).size < 12) throw new Unreadable(`key ${kid} is not random`);
    return { kid, key };
  });
  if (new Set(keys.map(({ kid }) => kid)).size < keys.length) throw new Unreadable("two keys have the same name");
  return keys;
}

/** AUTH_SECRET: 43 characters are what 32 bytes take in base64. Samples out of documentation are no secrets (OP-01). */
export function readSecret(text: string): string {
  if (text.length < fewestSecretCharacters)
    throw new Unreadable(`it has fewer than ${fewestSecretCharacters} characters (openssl rand -base64 32 makes one)`);
  if (
    new Set(text).size < 12 ||
    /change.?(me|this|it)|replace.?(me|this)|your.?secret|placeholder|0123456789/i.test(text)
  )
    throw new Unreadable("it is a sample, not a secret (openssl rand -base64 32 makes one)");
  return text;
}

/** Base64 of exactly 32 bytes, kept as text because Next reads it from the environment. */
export function readActionsKey(text: string): string {
  if (readBytes(text).length !== 32) throw new Unreadable("it must be base64 of exactly 32 bytes");
  return text;
}

/** Buffer.from skips what it cannot read, so a truncated or mistyped key would silently become another one. */
function readBytes(encoded: string): Buffer {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/.test(encoded))
    throw new Unreadable("it is not base64");
  return Buffer.from(encoded, "base64");
}
