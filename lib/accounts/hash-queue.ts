import { hash as argon2Hash, verify as argon2Verify } from "@node-rs/argon2";
import { inTurns } from "@/lib/kernel/in-turn";
import { normalisePassword } from "@/lib/kernel/password-field";

/** RFC 9106's second choice, as OWASP gives it (PW-03). argon2id is the library's default. */
const settings = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const;

/** How long checks have taken lately: what a refusal without a hash waits, so that it cannot be told apart (AT-05). */
let typicalMs = 25;

/** Hashing is what strangers can ask for without an end: four at a time, fifty in line, then "try again" (PW-04). */
const inTurn = inTurns(4, 50);

/** Only real hashes are measured: a wait that counted would make the next one longer, and so on without end. */
async function measured<Value>(hashing: Promise<Value>): Promise<Value> {
  const startedAt = performance.now();
  const value = await hashing;
  typicalMs = typicalMs * 0.8 + (performance.now() - startedAt) * 0.2;
  return value;
}

/** PHC string of a new password. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => measured(argon2Hash(normalisePassword(password), settings)));
}

/**
 * The only call of argon2's `verify`. Use `check-password.ts`, which takes the attempt before it looks (AT-01, AT-09).
 *
 * @param mayTry asked once the place in line is had, so that no attempt is counted for a check that the full line refuses.
 *   False costs no hash but the time of one: a locked account is not told apart by its speed (AT-05).
 */
export function matchesHash(
  hash: string,
  password: string,
  mayTry: () => Promise<boolean> = async () => true,
): Promise<boolean> {
  return inTurn(async () => {
    if (await mayTry()) return measured(argon2Verify(hash, normalisePassword(password)));
    await new Promise((resolve) => setTimeout(resolve, typicalMs));
    return false;
  });
}

/**
 * What an unknown address is checked against: real work with today's settings (AT-05). A fixed one, because making one
 * would cost the first stranger twice the time. Nobody knows a password for it: it is 32 random bytes.
 */
export const dummyHash =
  "$argon2id$v=19$m=19456,t=2,p=1$LbprocBaUvJTL9sIxU3AIw$qIGiNVo0RJTL801Ugj0lzU9IuALSMSoihqDfnUcVoPk";

/** Whether a stored hash was made with less than today's settings. */
export function isWeakerThanToday(hash: string): boolean {
  const [, memory, time] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=/.exec(hash) ?? [];
  return Number(memory ?? 0) < settings.memoryCost || Number(time ?? 0) < settings.timeCost;
}
