import { hashToken } from "./derive-token";

export interface InvitationLink {
  readonly token: string;
  readonly proof: string | null;
}

/**
 * The last segment of an invitation's link: the token, and in the mailed form of the link, behind a tilde, the proof of
 * the mailbox that a copied one lacks (IN-03).
 */
export function splitInvitationLink(link: string): InvitationLink {
  const at = link.indexOf("~");
  return at < 0 ? { token: link, proof: null } : { token: link.slice(0, at), proof: link.slice(at + 1) };
}

/** A proof that is there and wrong makes a link that nobody sent; only its absence makes a copied one. */
export function fitsLink(
  { token, proof }: InvitationLink,
  hashes: { readonly tokenHash: string; readonly proofHash: string },
): boolean {
  return hashToken(token) === hashes.tokenHash && (proof === null || hashToken(proof) === hashes.proofHash);
}
