import { verifyAuthenticationResponse } from "@simplewebauthn/server";
import { checkClientData } from "./check-client-data";
import { KeyFault, orFault } from "./key-fault";
import type { AssertionResponse } from "./read-key-response";
import { checkAlgorithm, relyingParty } from "./relying-party";

/** What is known of the key that is said to have signed. */
export interface StoredKey {
  readonly credentialId: string;
  readonly publicKey: string;
  readonly counter: number;
  readonly isBackupEligible: boolean;
}

export interface Assertion {
  readonly counter: number;
  readonly isBackedUp: boolean;
  /** The key knew its user: by finger, face or PIN (MF-14). */
  readonly isUserVerified: boolean;
}

export interface AskedOfKey {
  readonly challenge: string;
  readonly response: AssertionResponse;
  readonly key: StoredKey;
  /** Where the key is the only factor. Behind a password, having it is enough. */
  readonly needsUserVerified: boolean;
}

/**
 * Checks what a known key signed. Whose key it is, and that the counter is still the stored one when it is written, is the
 * caller's.
 *
 * @throws KeyFault
 */
export async function verifyAssertion(appUrl: string, asked: AskedOfKey): Promise<Assertion> {
  const { challenge, response, key, needsUserVerified } = asked;
  const { origin, id } = relyingParty(appUrl);
  await checkClientData(response.response.clientDataJSON, { type: "webauthn.get", challenge, origin });
  const publicKey = new Uint8Array(Buffer.from(key.publicKey, "base64url"));
  await checkAlgorithm(publicKey);
  const { verified, authenticationInfo: said } = await orFault("unverified", () =>
    verifyAuthenticationResponse({
      response: { ...asGiven(response), clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: id,
      expectedType: "webauthn.get",
      requireUserVerification: needsUserVerified,
      // Zero, so that the library leaves the counter to us: a copied key is to be told from a bad signature.
      credential: { id: key.credentialId, publicKey, counter: 0 },
    }),
  );
  if (verified !== true) throw new KeyFault("unverified");
  if (!mayFollow(said.newCounter, key.counter)) throw new KeyFault("counter");
  if ((said.credentialDeviceType === "multiDevice") !== key.isBackupEligible) throw new KeyFault("backup_flag");
  return {
    counter: said.newCounter,
    isBackedUp: said.credentialBackedUp,
    isUserVerified: said.userVerified,
  };
}

/** Authenticators that do not count always say zero; for all others standing still means that there are two (MF-15). */
export function mayFollow(counter: number, stored: number): boolean {
  return (counter === 0 && stored === 0) || counter > stored;
}

function asGiven({ id, rawId, type, response }: AssertionResponse) {
  const { clientDataJSON, authenticatorData, signature } = response;
  return { id, rawId, type, response: { clientDataJSON, authenticatorData, signature } };
}
