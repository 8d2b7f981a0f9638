import { z } from "zod";

/** What a browser posts: names to text. In a browser also a list, where a name stands twice; the server refuses that. */
export type Fields = Readonly<Record<string, unknown>>;

/** How a form becomes what a command takes. Without one, the fields are the input as they are. */
export interface Form<Input extends z.ZodType = z.ZodType> {
  /** What the command takes: it is the one that checks, on either side of the wire. */
  readonly input: Input;
  /**
   * Never refuses: what cannot be read stays as it was typed, under its own name, and the input's own schema says what is
   * wrong with it. So all complaints come at once, and each at its field.
   */
  readonly read: (fields: Fields) => Fields;
  /** Both together, for the checks in the browser. */
  readonly schema: z.ZodType;
  /** The fields that hold a file; `read` finds its bytes in base64. No other field takes one. */
  readonly files: readonly string[];
}

export function formOf<Input extends z.ZodType>(
  input: Input,
  read: (fields: Fields) => Fields,
  { files = [] }: { readonly files?: readonly string[] } = {},
): Form<Input> {
  return { input, read, schema: z.preprocess((fields) => read(fields as Fields), input), files };
}

/** A box: "on" when it is ticked, absent when it is not. */
export function readTick(given: unknown): unknown {
  return given === undefined ? false : given === "on" ? true : given;
}

/** A choice between yes and no. */
export function readAnswer(given: unknown): unknown {
  return given === "yes" ? true : given === "no" ? false : given;
}

/** A field that may be left empty. */
export function readOptional(given: unknown): unknown {
  return typeof given === "string" && given.trim() === "" ? null : given;
}

/** A number as people type one, without a sign: 40. */
export function readNumber(given: unknown): unknown {
  return typeof given === "string" && /^\s*\d{1,6}\s*$/.test(given) ? Number(given) : given;
}

/** Pasted text -> its parts, where one of these stands between two. */
export function readList(given: unknown, between: RegExp): unknown {
  return typeof given === "string" ? given.split(between).filter((part) => part !== "") : given;
}
