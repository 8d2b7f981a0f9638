/** Signs that take the vowel from the letter before (canonical combining class 9), after which a joiner chooses a form. */
const virama =
  "\\u094D\\u09CD\\u0A4D\\u0ACD\\u0B4D\\u0BCD\\u0C4D\\u0CCD\\u0D3B\\u0D3C\\u0D4D\\u0DCA\\u0F84\\u1039\\u103A\\u17D2\\u1A60\\u1B44\\u1BAA\\u1BAB\\u1BF2\\u1BF3";

/** Letters that join with the next one, so that parting the two is seen: those of Arabic that only join backwards are not among them. */
const joining =
  "(?![\\u0621-\\u0625\\u0627\\u0629\\u062F-\\u0632\\u0648\\u0671-\\u0677\\u0688-\\u0699\\u06C0-\\u06CB\\u06CD\\u06CF\\u06D2\\u06D3\\u06D5])[\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Mongolian}\\p{Script=Nko}]";
const joined = "[\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Mongolian}\\p{Script=Nko}]";

/**
 * RFC 5892, appendix A: after a virama either joiner belongs to the word; between letters that join, the one that parts
 * them. Malayalam and Sinhala end words in one too.
 */
const belonging = new RegExp(
  `(?<=[${virama}])[\\u200C\\u200D](?![\\u200C\\u200D])|(?<=(?:${joining})\\p{M}*)\\u200C(?=\\p{M}*${joined})`,
  "gu",
);

/** A name without the joiners that are part of it: what is still hidden in it does not belong there. */
export function withoutJoiners(name: string): string {
  return name.replace(belonging, "");
}
