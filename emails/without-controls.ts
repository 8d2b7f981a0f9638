/**
 * Takes out of every string what no name or sentence needs and what can turn a mail's words round: control
 * characters (line feed aside, for the personal message) and marks that change the writing direction. Input refuses
 * them (WB-11); this is the net for rows that came in another way.
 */
export function withoutControls<T>(value: T): T {
  if (typeof value === "string") return value.replace(unwanted, "") as T;
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((part) => withoutControls(part)) as T;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withoutControls(part)])) as T;
}

const unwanted = /(?!\n)[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;
