import { randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";

const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** 43 characters of 62 are 256 bits. */
const secretLength = 43;
/** 62^6 is more than 2^32. */
const checksumLength = 6;
/** The largest multiple of 62 that a byte reaches: what lies above it would favour the first letters. */
const evenBytes = 248;

/** A secret that programs send with each request (AP-01): what it begins with, how one is made and known. */
export interface BearerFormat {
  /** What each begins with, so that people and secret scanners know one when they see it. */
  readonly prefix: string;
  /** What secret scanners look for; `docs/operations.md` publishes it. */
  readonly pattern: RegExp;
  /** A new one: shown once, stored as a hash. */
  readonly create: () => string;
  /** Whether a text can be one at all. Most typing mistakes and inventions end here, before the database is asked. */
  readonly looksRight: (text: string) => boolean;
}

export function bearerFormat(prefix: string): BearerFormat {
  const whole = `${prefix}[0-9A-Za-z]{${secretLength + checksumLength}}`;
  return {
    prefix,
    pattern: new RegExp(whole),
    create() {
      const body = prefix + randomText(secretLength);
      return body + checksumOf(body);
    },
    looksRight(text) {
      if (!new RegExp(`^${whole}$`).test(text)) return false;
      return checksumOf(text.slice(0, -checksumLength)) === text.slice(-checksumLength);
    },
  };
}

/** What stands in `Authorization: Bearer`, the only place where one is taken (AP-04); '' where there is none. */
export function readBearer(authorization: string | null): string {
  return /^Bearer +(\S+)$/i.exec(authorization ?? "")?.[1] ?? "";
}

function randomText(length: number): string {
  let text = "";
  while (text.length < length) {
    for (const byte of randomBytes(length)) {
      if (byte < evenBytes && text.length < length) text += alphabet.charAt(byte % alphabet.length);
    }
  }
  return text;
}

/** CRC32 in base62, highest digit first: a checksum against mistakes, no proof of anything. */
function checksumOf(text: string): string {
  let [digits, rest] = ["", crc32(text)];
  for (let place = 0; place < checksumLength; place += 1) {
    digits = alphabet.charAt(rest % alphabet.length) + digits;
    rest = Math.floor(rest / alphabet.length);
  }
  return digits;
}
