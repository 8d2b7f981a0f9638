/** Every kind of row that gets an id of ours; the prefix says in a log or a support mail what an id belongs to. */
export const idPrefixes = [
  "org",
  "usr",
  "mem",
  "inv",
  "reg",
  "ses",
  "rol",
  "aud",
  "rst",
  "evt",
  "dev",
  "emc",
  "far",
  "sgn",
  "app",
  "key",
  "cha",
  "otc",
  "pag",
  "tfr",
  "tok",
  "rev",
  "rvr",
  "own",
  "prj",
  "prm",
  "prg",
  "pri",
  "prl",
  "prs",
  "fld",
  "flm",
  "tpl",
  "tpv",
  "prp",
  "jrq",
  "glr",
  "cas",
  "cac",
  "cae",
  "pky",
  "pgu",
  "pcb",
  "dgr",
] as const;

export type IdPrefix = (typeof idPrefixes)[number];

/** Where ids come from. Injected, so that tests choose them. */
export interface Ids {
  create(prefix: IdPrefix): string;
}

/** Crockford's base32: no i, l, o, u, so that an id survives being read aloud. */
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
const timeCharacters = 10;
const randomCharacters = 16;

/**
 * `org_` and 26 characters: 48 bits of milliseconds, then 80 random bits. Ordered by time, so that new rows land at the
 * end of an index and a cursor over ids is a cursor over time. Never a secret: tokens come from elsewhere.
 */
export function createId(prefix: IdPrefix, milliseconds: number = Date.now()): string {
  let time = "";
  let rest = milliseconds;
  for (let position = 0; position < timeCharacters; position += 1) {
    time = alphabet.charAt(rest % 32) + time;
    rest = Math.floor(rest / 32);
  }
  // 256 is a multiple of 32, so the five low bits of a random byte are uniform.
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(randomCharacters));
  return `${prefix}_${time}${Array.from(bytes, (byte) => alphabet.charAt(byte % 32)).join("")}`;
}

export const systemIds: Ids = { create: (prefix) => createId(prefix) };
