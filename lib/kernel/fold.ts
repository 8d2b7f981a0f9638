const quotes: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Array.from("‘’‛ʼ′´", (quote) => [quote, "'"])),
  ...Object.fromEntries(Array.from("“”‟″", (quote) => [quote, '"'])),
  ...Object.fromEntries(Array.from("‐‑‒–—―−", (dash) => [dash, "-"])),
};

/** With the quotes and dashes of a keyboard instead of those that phones and word processors make of them. */
export function straightened(text: string): string {
  return text.replace(/[‘’‛ʼ′´“”‟″‐‑‒–—―−]/g, (sign) => quotes[sign] ?? sign);
}

/**
 * Accents, the points of Hebrew and Arabic, tatweel, and what is not seen. The vowel signs of scripts that write vowels so
 * are letters, and stay.
 */
const accents = "\\u0300-\\u036f\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f";
const points =
  "\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7\\u0610-\\u061a\\u0640\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e4\\u06e7\\u06e8\\u06ea-\\u06ed";
const unseen = "\\u00ad\\u200b-\\u200f\\u2060\\ufe00-\\ufe0f\\ufeff";
const marks = new RegExp(`[${accents}${points}${unseen}]`, "g");

/** Letters that do not come apart into one of ours and a mark, and the sigma that ends words. */
const spelt: Readonly<Record<string, string>> = {
  ...{ ø: "o", ł: "l", đ: "d", ð: "d", ħ: "h", ŧ: "t", ı: "i", ς: "σ" },
  ...{ æ: "ae", œ: "oe", þ: "th", ß: "ss" },
};

/** A text by its letters, as `fold` of the database does it (db/functions/fold.sql). */
export function fold(text: string): string {
  return straightened(text)
    .normalize("NFKD")
    .replace(marks, "")
    .toLowerCase()
    .replace(/[øłđðħŧıςæœþß]/g, (letter) => spelt[letter] ?? letter);
}
