/** What stands between the digits of a code in mails, in apps and on phones: blanks, hyphens and dashes, and marks that nobody sees. */
const between = /[\p{White_Space}\p{Pd}\p{Mn}\p{Cf}]/gu;

/**
 * A code as it was meant: any script's decimal digits become 0 to 9, and what only stands between them goes. Letters stay
 * as they are.
 */
export function readTypedCode(typed: string): string {
  return typed
    .normalize("NFKC")
    .replace(between, "")
    .replace(/\p{Nd}/gu, asciiDigit);
}

/** Every script has its ten digits in a row, from 0 on (Unicode, section 4.6). */
function asciiDigit(digit: string): string {
  const point = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(point - before - 1))) before += 1;
  return String(before % 10);
}
