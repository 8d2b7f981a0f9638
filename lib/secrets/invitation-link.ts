/**
 * The last segment of an invitation's link: the token, and in the mailed form of the link, behind a tilde, the proof of
 * the mailbox that a copied one lacks (IN-03).
 */
export function splitInvitationLink(link: string): { token: string; proof: string | null } {
  const [token = "", proof = null] = link.split("~", 2);
  return { token, proof };
}
