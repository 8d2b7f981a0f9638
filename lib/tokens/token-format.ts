import { randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";

/** What every token begins with, so that people and secret scanners know one when they see it (AP-01). */
export const tokenPrefix = "rollcall_pat_";

/** What secret scanners look for; `docs/operations.md` publishes it. */
export const tokenPattern = /rollcall_pat_[0-9A-Za-z]{49}/;

const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** 43 characters of 62 are 256 bits. */
const secretLength = 43;
/** 62^6 is more than 2^32. */
const checksumLength = 6;
/** The largest multiple of 62 that a byte reaches: what lies above it would favour the first letters. */
const evenBytes = 248;

/** A new token: shown once to its owner, stored as a hash. */
export function createToken(): string {
  const body = tokenPrefix + randomText(secretLength);
  return body + checksumOf(body);
}

/** Whether a text can be a token at all. Most typing mistakes and inventions end here, before the database is asked. */
export function looksLikeToken(text: string): boolean {
  if (!new RegExp(`^${tokenPattern.source}$`).test(text)) return false;
  return checksumOf(text.slice(0, -checksumLength)) === text.slice(-checksumLength);
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
