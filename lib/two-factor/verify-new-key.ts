import { verifyRegistrationResponse } from "@simplewebauthn/server";
import { decodeAttestationObject, parseAuthenticatorData } from "@simplewebauthn/server/helpers";
import { checkClientData } from "./check-client-data";
import { KeyFault, orFault } from "./key-fault";
import { knownTransports } from "./key-options";
import type { NewKeyResponse } from "./read-key-response";
import { checkAlgorithm, keyAlgorithms, relyingParty } from "./relying-party";

/** What is kept of a new security key or passkey. */
export interface NewKey {
  readonly credentialId: string;
  /** COSE, base64url. */
  readonly publicKey: string;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly isBackupEligible: boolean;
  readonly isBackedUp: boolean;
}

/**
 * Checks a registration. Who made the authenticator is not asked (attestation `none`), and whether it knows its user is
 * not either: a key that only proves possession is a second factor behind the password. A passkey that signs in alone is
 * asked for it then (MF-14).
 *
 * @throws KeyFault
 */
export async function verifyNewKey(
  appUrl: string,
  { challenge, response }: { readonly challenge: string; readonly response: NewKeyResponse },
): Promise<NewKey> {
  const { origin, id } = relyingParty(appUrl);
  await checkClientData(response.response.clientDataJSON, { type: "webauthn.create", challenge, origin });
  await checkAttestation(response.response.attestationObject);
  const { verified, registrationInfo } = await orFault("unverified", () =>
    verifyRegistrationResponse({
      response: { ...asGiven(response), clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: id,
      expectedType: "webauthn.create",
      requireUserPresence: true,
      requireUserVerification: false,
      supportedAlgorithmIDs: keyAlgorithms,
    }),
  );
  if (verified !== true || !registrationInfo) throw new KeyFault("unverified");
  const { credential, credentialDeviceType, credentialBackedUp } = registrationInfo;
  // The name by which it is looked up later must be the one that the authenticator itself wrote down.
  if (credential.id !== response.id) throw new KeyFault("malformed");
  return {
    credentialId: credential.id,
    publicKey: Buffer.from(credential.publicKey).toString("base64url"),
    counter: credential.counter,
    transports: knownTransports(response.response.transports ?? []),
    isBackupEligible: credentialDeviceType === "multiDevice",
    isBackedUp: credentialBackedUp,
  };
}

/**
 * Takes no statement, or the key's own signature under itself. The library would also follow certificates, and fetch
 * revocation lists from addresses that stand in them: a stranger could have our server ask anybody.
 */
async function checkAttestation(encoded: string): Promise<void> {
  const publicKey = await orFault("malformed", () => {
    const object = decodeAttestationObject(new Uint8Array(Buffer.from(encoded, "base64url")));
    const isPlain = object.get("fmt") === "none";
    const isSelfSigned = object.get("fmt") === "packed" && object.get("attStmt").get("x5c") === undefined;
    if (!isPlain && !isSelfSigned) return null;
    return parseAuthenticatorData(object.get("authData")).credentialPublicKey ?? new Uint8Array();
  });
  if (!publicKey) throw new KeyFault("attestation");
  await checkAlgorithm(publicKey);
}

function asGiven({ id, rawId, type, response }: NewKeyResponse) {
  const { clientDataJSON, attestationObject } = response;
  return { id, rawId, type, response: { clientDataJSON, attestationObject } };
}
