/**
 * The alphabet of GSM 03.38, in which a text message holds 160 signs. A single sign outside it makes the phone network use
 * another encoding, in which one message holds 70, and a longer text is billed as several.
 */
const basic =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
/** These are reached through an escape and take the room of two. */
const extended = "\f^{}\\[~]|€";

/** How much of a message a text takes, in GSM signs; null when it cannot be written in them. */
export function gsmLength(text: string): number | null {
  let length = 0;
  for (const sign of text) {
    if (basic.includes(sign)) length += 1;
    else if (extended.includes(sign)) length += 2;
    else return null;
  }
  return length;
}

/** What one message holds. */
export const gsmMost = 160;
