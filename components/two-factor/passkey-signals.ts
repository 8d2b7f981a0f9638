import type { AcceptedPasskeys } from "@/lib/two-factor/accepted-passkeys";

/** What a browser that can tell its passkeys of ours offers (WebAuthn level 3, section 5.1.10); none of it in older ones. */
interface Signals {
  readonly signalUnknownCredential?: (known: { rpId: string; credentialId: string }) => Promise<void>;
  readonly signalAllAcceptedCredentials?: (known: AcceptedPasskeys) => Promise<void>;
}

function signals(): Signals {
  return typeof PublicKeyCredential === "undefined" ? {} : (PublicKeyCredential as unknown as Signals);
}

/** The server has no such passkey (any more): the browser need not offer it again. */
export async function signalUnknown(rpId: string, credentialId: string): Promise<void> {
  await quietly(signals().signalUnknownCredential?.({ rpId, credentialId }));
}

/** Any other passkey of this account is gone. */
export async function signalAccepted(accepted: AcceptedPasskeys): Promise<void> {
  await quietly(signals().signalAllAcceptedCredentials?.(accepted));
}

/** A favour: whatever the browser thinks of it, the page goes on. */
async function quietly(signalled: Promise<void> | undefined): Promise<void> {
  try {
    await signalled;
  } catch {}
}
