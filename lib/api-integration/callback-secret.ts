import { createHmac, randomBytes } from "node:crypto";
import type { SecretKey } from "@/lib/secrets/derive-token";
import { type SealedPlace, seal, unseal } from "@/lib/secrets/seal";

/** Where a project's callback secret is sealed (MF-05). */
const placeOf = (projectId: string): SealedPlace => ({
  table: "project_callbacks",
  column: "secret",
  owner: projectId,
});

const prefix = "whsec_";

/** As Standard Webhooks writes one, so that every library of it takes it: shown once to whoever sets the callback. */
export function newCallbackSecret(): string {
  return prefix + randomBytes(32).toString("base64");
}

export function sealCallbackSecret(keys: readonly SecretKey[], projectId: string, secret: string): string {
  return seal(keys, placeOf(projectId), Buffer.from(secret));
}

export function openCallbackSecret(keys: readonly SecretKey[], projectId: string, sealed: string): string {
  return unseal(keys, placeOf(projectId), sealed).toString();
}

interface Signed {
  readonly id: string;
  readonly at: Date;
  readonly body: string;
}

/**
 * The headers by which a receiver knows that it was Rollcall, and when (Standard Webhooks, v1). HMAC-SHA256 of what Node
 * has; the standard's own library would add nothing but the checks of a receiver.
 */
export function signedHeaders(secret: string, { id, at, body }: Signed): Readonly<Record<string, string>> {
  const seconds = String(Math.floor(at.getTime() / 1000));
  const key = Buffer.from(secret.slice(prefix.length), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${seconds}.${body}`).digest("base64");
  return { "webhook-id": id, "webhook-timestamp": seconds, "webhook-signature": `v1,${signature}` };
}
