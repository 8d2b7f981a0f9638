import { accountEvent } from "@/lib/audit/account-events";
import { noEvent } from "@/lib/audit/no-event";
import { Refusal } from "@/lib/kernel/refusal";
import { takePermit } from "@/lib/limits/take-permit";
import type { Preparation } from "@/lib/usecase/preparation";
import type { KeyFaultReason } from "./key-fault";

/** So that nobody can flood an account's events. */
const eventsPerHour = 20;

/**
 * Writes down that an answer was refused for this account (MF-15). There is no counter and no lock behind it: a signature
 * under 256 random bits cannot be guessed, and a security key always works (AT-03).
 */
export async function noteRefusedKey(ctx: Preparation, userId: string, why: KeyFaultReason): Promise<void> {
  await ctx.apart(async (tx) => {
    const bucket = `key-refused:${userId}`;
    const wait = await takePermit(tx, { bucket, most: eventsPerHour, seconds: 3600 });
    const event =
      wait > 0 ? noEvent("too many of them in an hour") : accountEvent("two_factor.key_refused", userId, { why });
    return { value: null, event };
  });
}

/**
 * One answer for whatever was wrong: the details help nobody but whoever tampered. Told apart are that nothing is asked any
 * more, as after five minutes before the browser's own dialog: the next try asks anew; and that nobody has this passkey, so
 * that the browser stops offering it. Its id is no secret of anybody's, and cannot be guessed.
 */
export function keyRefused(why?: KeyFaultReason): Refusal {
  if (why === "no_challenge") return new Refusal("expired", { reason: "key_late" });
  if (why === "unknown") return new Refusal("invalid", { reason: "key_unknown" });
  return new Refusal("invalid", { reason: "key_refused" });
}
