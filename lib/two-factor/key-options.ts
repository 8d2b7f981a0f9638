import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/server";
import { asc, eq } from "drizzle-orm";
import { securityKeys } from "@/db/schema/two-factor";
import type { SystemTx } from "@/db/scope";
import { keyAlgorithms, relyingParty } from "./relying-party";

/** As long as the challenge lives. */
const timeout = 5 * 60 * 1000;

const transports = ["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"] as const;
type Transport = (typeof transports)[number];

/** Where the browser may find the key again. What it names beyond the known ones is nothing that we hand on. */
export function knownTransports(named: readonly string[]): Transport[] {
  return transports.filter((each) => named.includes(each));
}

/** The person's keys, as a browser needs to be told of them. */
export async function keysOf(tx: SystemTx, userId: string) {
  const rows = await tx
    .select({ id: securityKeys.credentialId, transports: securityKeys.transports })
    .from(securityKeys)
    .where(eq(securityKeys.userId, userId))
    .orderBy(asc(securityKeys.createdAt));
  return rows.map((row) => ({ id: row.id, transports: knownTransports(row.transports) }));
}

interface NewKeyFor {
  readonly challenge: string;
  /** 64 random bytes, base64url: says nothing about the person (MF-13). */
  readonly handle: string;
  readonly email: string;
  readonly name: string;
  readonly known: Awaited<ReturnType<typeof keysOf>>;
}

/** What the browser is asked for a new key. One that is registered already says so itself. */
export function optionsToAdd(appUrl: string, given: NewKeyFor): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { id, name } = relyingParty(appUrl);
  return generateRegistrationOptions({
    rpID: id,
    rpName: name,
    userID: bytes(given.handle),
    userName: given.email,
    userDisplayName: given.name,
    challenge: bytes(given.challenge),
    timeout,
    attestationType: "none",
    excludeCredentials: given.known,
    supportedAlgorithmIDs: keyAlgorithms,
    authenticatorSelection: { residentKey: "preferred", userVerification: "preferred" },
  });
}

interface KeyFor {
  readonly challenge: string;
  /** Left out where a passkey alone will say who it is: then the key must know its user (MF-14). */
  readonly keys?: Awaited<ReturnType<typeof keysOf>>;
}

/** What the browser is asked when a key is to sign. */
export function optionsToUse(appUrl: string, given: KeyFor): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return generateAuthenticationOptions({
    rpID: relyingParty(appUrl).id,
    challenge: bytes(given.challenge),
    timeout,
    userVerification: given.keys ? "preferred" : "required",
    ...(given.keys ? { allowCredentials: given.keys } : {}),
  });
}

const bytes = (base64url: string) => new Uint8Array(Buffer.from(base64url, "base64url"));
