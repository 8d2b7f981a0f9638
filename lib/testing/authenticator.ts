import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/server";
import { isoCBOR } from "@simplewebauthn/server/helpers";

/** What an attacker, or a broken authenticator, would have different. */
export interface Tampering {
  readonly type?: string;
  readonly challenge?: string;
  readonly origin?: string;
  readonly crossOrigin?: boolean;
  readonly topOrigin?: string;
  readonly rpId?: string;
  readonly isUserPresent?: boolean;
  readonly isUserVerified?: boolean;
  readonly isBackupEligible?: boolean;
  readonly isBackedUp?: boolean;
  readonly counter?: number;
  readonly userHandle?: string | null;
  readonly credentialId?: string;
  /** Of an attestation statement. */
  readonly format?: string;
  /** As the public key names it. */
  readonly algorithm?: number;
  /** Signs with another private key than the one that was registered. */
  readonly isForged?: boolean;
}

export interface Make {
  /** Authenticators that do not count always say zero. */
  readonly counts?: boolean;
  /** A passkey that lives in several devices. */
  readonly isSynced?: boolean;
  readonly verifiesUser?: boolean;
  readonly algorithm?: -7 | -8 | -257;
  readonly origin?: string;
}

export type Authenticator = ReturnType<typeof makeAuthenticator>;

/** A browser with a security key in it: makes real answers, and wrong ones when told so. Holds one credential. */
export function makeAuthenticator(make: Make = {}) {
  const { counts = true, isSynced = false, verifiesUser = true, algorithm = -7 } = make;
  const { origin = "http://localhost:3000" } = make;
  const keys = newKeyPair(algorithm);
  const credentialId = randomBytes(32);
  let counter = counts ? 1 : 0;
  let handle: string | null = null;

  function clientData(type: string, challenge: string, tampering: Tampering) {
    const { crossOrigin, topOrigin } = tampering;
    const said = {
      type: tampering.type ?? type,
      challenge: tampering.challenge ?? challenge,
      origin: tampering.origin ?? origin,
      crossOrigin: crossOrigin ?? false,
      ...(topOrigin ? { topOrigin } : {}),
    };
    return Buffer.from(JSON.stringify(said));
  }

  function authenticatorData(rpId: string, tampering: Tampering, attested: Buffer = Buffer.alloc(0)) {
    const {
      isUserPresent = true,
      isUserVerified = verifiesUser,
      isBackupEligible = isSynced,
      isBackedUp = isBackupEligible,
    } = tampering;
    const flags =
      (isUserPresent ? 1 : 0) |
      (isUserVerified ? 4 : 0) |
      (isBackupEligible ? 8 : 0) |
      (isBackedUp ? 16 : 0) |
      (attested.length > 0 ? 64 : 0);
    const fixed = Buffer.alloc(5);
    fixed.writeUInt8(flags, 0);
    fixed.writeUInt32BE(tampering.counter ?? counter, 1);
    return Buffer.concat([sha256(tampering.rpId ?? rpId), fixed, attested]);
  }

  function publicKeyNamed(named: number) {
    return Buffer.from(isoCBOR.encode(coseKey(keys.publicKey, algorithm, named))).toString("base64url");
  }

  const idOf = ({ credentialId: other }: Tampering) => other ?? credentialId.toString("base64url");

  return {
    credentialId: credentialId.toString("base64url"),
    /** COSE, base64url, as it is stored. */
    publicKey: publicKeyNamed(algorithm),
    /** The same key, said to be of another algorithm. */
    publicKeyNamed,
    /** `navigator.credentials.create()`, as the form posts it. */
    create(options: PublicKeyCredentialCreationOptionsJSON, tampering: Tampering = {}): string {
      handle = options.user.id;
      const publicKey = isoCBOR.encode(coseKey(keys.publicKey, algorithm, tampering.algorithm ?? algorithm));
      const length = Buffer.alloc(2);
      length.writeUInt16BE(credentialId.length);
      const attested = Buffer.concat([Buffer.alloc(16), length, credentialId, publicKey]);
      const authData = authenticatorData(options.rp.id ?? "", tampering, attested);
      const object = isoCBOR.encode(
        new Map<string, unknown>([
          ["fmt", tampering.format ?? "none"],
          ["attStmt", new Map()],
          ["authData", new Uint8Array(authData)],
        ]) as never,
      );
      return JSON.stringify({
        id: idOf(tampering),
        rawId: idOf(tampering),
        type: "public-key",
        response: {
          clientDataJSON: clientData("webauthn.create", options.challenge, tampering).toString("base64url"),
          attestationObject: Buffer.from(object).toString("base64url"),
          transports: ["usb", "nfc", "telepathy"],
        },
        clientExtensionResults: {},
      });
    },

    /** `navigator.credentials.get()`, as the form posts it. */
    get(options: PublicKeyCredentialRequestOptionsJSON, tampering: Tampering = {}): string {
      if (counts) counter += 1;
      const client = clientData("webauthn.get", options.challenge, tampering);
      const authData = authenticatorData(options.rpId ?? "", tampering);
      const key = tampering.isForged ? newKeyPair(algorithm).privateKey : keys.privateKey;
      const signature = sign(algorithm === -8 ? null : "sha256", Buffer.concat([authData, sha256(client)]), key);
      const userHandle = tampering.userHandle === undefined ? handle : tampering.userHandle;
      return JSON.stringify({
        id: idOf(tampering),
        rawId: idOf(tampering),
        type: "public-key",
        response: {
          clientDataJSON: client.toString("base64url"),
          authenticatorData: authData.toString("base64url"),
          signature: signature.toString("base64url"),
          ...(userHandle === null ? {} : { userHandle }),
        },
        clientExtensionResults: {},
      });
    },
  };
}

function newKeyPair(algorithm: number): { publicKey: KeyObject; privateKey: KeyObject } {
  if (algorithm === -8) return generateKeyPairSync("ed25519");
  if (algorithm === -257) return generateKeyPairSync("rsa", { modulusLength: 2048 });
  return generateKeyPairSync("ec", { namedCurve: "P-256" });
}

/** COSE, by the numbers of RFC 9053: 1 is the kind, 3 the algorithm, what is below zero the key itself. */
function coseKey(publicKey: KeyObject, algorithm: number, named: number) {
  const jwk = publicKey.export({ format: "jwk" });
  const part = (text: string | undefined) => new Uint8Array(Buffer.from(text ?? "", "base64url"));
  const kinds: Record<number, readonly (readonly [number, number | Uint8Array])[]> = {
    [-7]: [
      [1, 2],
      [-1, 1],
      [-2, part(jwk.x)],
      [-3, part(jwk.y)],
    ],
    [-8]: [
      [1, 1],
      [-1, 6],
      [-2, part(jwk.x)],
    ],
    [-257]: [
      [1, 3],
      [-1, part(jwk.n)],
      [-2, part(jwk.e)],
    ],
  };
  return new Map<number, number | Uint8Array>([[3, named], ...(kinds[algorithm] ?? [])]) as never;
}

const sha256 = (data: string | Buffer) => createHash("sha256").update(data).digest();
