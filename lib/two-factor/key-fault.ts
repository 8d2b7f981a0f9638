/** Why an authenticator's answer is refused. Written into the account's events; the person reads one sentence for all. */
export type KeyFaultReason =
  | "malformed"
  | "no_challenge"
  | "challenge"
  | "type"
  | "origin"
  | "cross_origin"
  | "attestation"
  | "algorithm"
  | "not_theirs"
  /** Nobody has it: it was removed here, or made for another installation. */
  | "unknown"
  | "user_handle"
  | "backup_flag"
  | "counter"
  /** Signature, relying party, user presence or user verification: whatever the library says no to. */
  | "unverified";

/** Thrown while an answer is looked at, and caught where it is known whose account it is about. */
export class KeyFault extends Error {
  override readonly name = "KeyFault";
  constructor(readonly reason: KeyFaultReason) {
    super(`an authenticator's answer was refused: ${reason}`);
  }
}

/** Turns what the library throws into a fault. Its messages repeat what a stranger sent, so they go no further. */
export async function orFault<Value>(reason: KeyFaultReason, act: () => Value | Promise<Value>): Promise<Value> {
  try {
    return await act();
  } catch {
    throw new KeyFault(reason);
  }
}
