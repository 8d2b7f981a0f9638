import { cose, decodeCredentialPublicKey } from "@simplewebauthn/server/helpers";
import { KeyFault, orFault } from "./key-fault";

/** COSE: EdDSA, ES256 and RS256; nothing else is offered or taken (MF-15). */
export const keyAlgorithms: number[] = [-8, -7, -257];

/** What authenticators know us by. From the configuration, never from a request's Host (MF-12). */
export function relyingParty(appUrl: string) {
  const { origin, hostname } = new URL(appUrl);
  return { origin, id: hostname, name: "Rollcall" };
}

/** Refuses a public key of any other algorithm: at registration, and again whenever it signs. */
export async function checkAlgorithm(publicKey: Uint8Array): Promise<void> {
  const decoded = await orFault("malformed", () => decodeCredentialPublicKey(new Uint8Array(publicKey)));
  const algorithm = decoded.get(cose.COSEKEYS.alg);
  if (algorithm === undefined || !keyAlgorithms.includes(algorithm)) throw new KeyFault("algorithm");
}
