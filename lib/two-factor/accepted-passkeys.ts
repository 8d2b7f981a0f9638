import { relyingParty } from "./relying-party";

/** All by which an account may be signed in to, as browsers are told it (WebAuthn level 3, section 5.1.10). */
export interface AcceptedPasskeys {
  readonly rpId: string;
  /** What authenticators know the account by, base64url. */
  readonly userId: string;
  readonly allAcceptedCredentialIds: readonly string[];
}

export function acceptedPasskeys(
  appUrl: string,
  userId: string,
  allAcceptedCredentialIds: readonly string[],
): AcceptedPasskeys {
  return { rpId: relyingParty(appUrl).id, userId, allAcceptedCredentialIds };
}
