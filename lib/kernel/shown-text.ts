/**
 * Control characters, bidirectional overrides and isolates, zero-width and other invisible characters, line and paragraph
 * separators, halves of surrogate pairs: what makes a text look like another one, or break out of its line (WB-11).
 */
export function hasHiddenCharacter(text: string): boolean {
  return /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u.test(text);
}

/**
 * Mail clients and chat programs turn bare text into links, so that an invitation from "Visit evil.com" would be an
 * advertisement that we deliver (WB-11). Asked of the compatibility form, which folds full-width dots and letters.
 * A dot before a space is a full stop: "J. Smith" and "St. John's" are names. So is "J.R.R. Tolkien", since no ending has
 * one letter.
 */
export function hasWebAddress(text: string): boolean {
  const plain = text.normalize("NFKC").replaceAll("\u3002", ".");
  return (
    /:\/\//.test(plain) ||
    /(?<![\p{L}\p{N}])www\./iu.test(plain) ||
    /[\p{L}\p{M}\p{N}_-]\.(?:\p{L}\p{M}*){2}/u.test(plain) ||
    /\d+\.\d+\.\d+\.\d+/.test(plain)
  );
}
