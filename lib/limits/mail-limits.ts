import type { AnyTx } from "@/db/scope";
import { Refusal } from "@/lib/kernel/refusal";
import { hashToken } from "@/lib/secrets/derive-token";
import { networkOf } from "./network-of";
import type { Limit } from "./take-permit";
import { takePermit, takePermits } from "./take-permit";

const minutes = 60;
const hours = 60 * minutes;

/** A bucket's name holds a hash, so that the table of counters is no list of addresses. */
export const hashed = (text: string) => hashToken(text).slice(0, 22);

/** What a mail is for. Each kind has buckets of its own: nobody can use up somebody's resets by registering them (AT-03). */
export type StrangersMail = "registration" | "reset" | "sign-in" | "revalidation";

const toAddress = (kind: StrangersMail | "invitation" | "email-change" | "proposal", canonical: string): Limit[] => [
  { bucket: `mail:${kind}:address-short:${hashed(canonical)}`, most: 3, seconds: 15 * minutes },
  { bucket: `mail:${kind}:address-day:${hashed(canonical)}`, most: 10, seconds: 24 * hours },
];

/**
 * Takes the permits that a mail asked for by a signed-out person needs (AT-08). Answers 0, or the seconds to wait; the
 * forms then answer as always and send nothing.
 */
export function permitMailFromStranger(tx: AnyTx, kind: StrangersMail, canonical: string, ip: string | null) {
  return takePermits(tx, [
    { bucket: `mail:network:${networkOf(ip)}`, most: 20, seconds: 1 * hours },
    ...toAddress(kind, canonical),
  ]);
}

/**
 * "Send again" says when it is too soon. Its counter runs for every address, so that it tells nothing about whether there is
 * an account (AT-06).
 */
export async function refuseMailTooSoon(tx: AnyTx, kind: StrangersMail, canonical: string): Promise<void> {
  const bucket = `mail:${kind}:again:${hashed(canonical)}`;
  const wait = await takePermit(tx, { bucket, most: 2, seconds: 15 * minutes });
  if (wait > 0) throw new Refusal("rate_limited", { facts: { minutes: Math.ceil(wait / 60) } });
}

/** The permits of a mail that a signed-in person asked for: by themselves, their network and the address (AT-08). */
export function permitMailFromPerson(tx: AnyTx, userId: string, canonical: string, ip: string | null): Promise<number> {
  return takePermits(tx, [
    { bucket: `mail:email-change:user:${userId}`, most: 10, seconds: 1 * hours },
    { bucket: `mail:network:${networkOf(ip)}`, most: 20, seconds: 1 * hours },
    ...toAddress("email-change", canonical),
  ]);
}

/** The permits of one invitation mail: by address, person and organisation, outside the network's bucket (AT-08). */
export function permitInvitation(tx: AnyTx, organisationId: string, userId: string, canonical: string) {
  return takePermits(tx, [
    { bucket: `mail:organisation:${organisationId}`, most: 500, seconds: 1 * hours },
    { bucket: `mail:user:${userId}`, most: 500, seconds: 1 * hours },
    ...toAddress("invitation", canonical),
  ]);
}

/** The permits of a mail that asks somebody for a yes: by whoever proposes and by the address (AT-08). */
export function permitProposal(tx: AnyTx, userId: string, canonical: string): Promise<number> {
  return takePermits(tx, [
    { bucket: `mail:proposal:user:${userId}`, most: 100, seconds: 1 * hours },
    ...toAddress("proposal", canonical),
  ]);
}

/** The permits of a request that somebody in the organisation reads by mail: by whoever asks (AT-08). */
export function permitRequest(tx: AnyTx, userId: string): Promise<number> {
  return takePermits(tx, [
    { bucket: `mail:request:hour:${userId}`, most: 10, seconds: 1 * hours },
    { bucket: `mail:request:day:${userId}`, most: 30, seconds: 24 * hours },
  ]);
}
