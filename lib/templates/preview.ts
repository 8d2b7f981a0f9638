import { type Piece, placeholderKey, readPlaceholders } from "./placeholders";

/** A piece of a preview: what was written, what was filled in, or what nothing was given for. */
export interface PreviewPiece {
  readonly kind: "text" | "value" | "missing";
  readonly text: string;
}

export interface Preview {
  readonly pieces: readonly PreviewPiece[];
  /** All of it as it would arrive; what is missing stands in its brackets. */
  readonly text: string;
  /** The placeholders that nothing was given for, as they are written. */
  readonly missing: readonly string[];
  /** Names among the values that the text has no placeholder for. */
  readonly unknown: readonly string[];
  /** How long it is, in characters as people count them. */
  readonly length: number;
}

/**
 * The text with sample values in the place of its placeholders. A value is put in as it is and never read again, so that
 * one with brackets stays what somebody typed.
 */
export function previewOf(body: string, values: Readonly<Record<string, string>>): Preview {
  const { pieces, placeholders } = readPlaceholders(body);
  const given = new Map<string, string>();
  for (const [name, value] of Object.entries(values)) {
    if (value.trim() !== "") given.set(placeholderKey(name), value);
  }
  const shown = pieces.map((piece) => fill(piece, given));
  const text = shown.map((piece) => piece.text).join("");
  const known = new Set(placeholders.map(({ key }) => key));
  return {
    pieces: shown,
    text,
    missing: placeholders.filter(({ key }) => !given.has(key)).map(({ name }) => name),
    unknown: Object.keys(values).filter((name) => !known.has(placeholderKey(name))),
    length: Array.from(text).length,
  };
}

function fill(piece: Piece, given: ReadonlyMap<string, string>): PreviewPiece {
  if (piece.kind === "text") return piece;
  const value = given.get(piece.key);
  return value === undefined ? { kind: "missing", text: piece.text } : { kind: "value", text: value };
}
