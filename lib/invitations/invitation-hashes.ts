import { deriveToken, hashToken, type SecretKey, type TokenSeed } from "@/lib/secrets/derive-token";

/** What a row keeps of its two secrets: the link's token, and the proof that only the mailed link carries (IN-03). */
export function invitationHashes(keys: readonly SecretKey[], id: string, seed: TokenSeed) {
  return {
    tokenHash: hashToken(deriveToken(keys, "invitation", id, seed)),
    proofHash: hashToken(deriveToken(keys, "invitation-proof", id, seed)),
  };
}
