import type { z } from "zod";

type Schema = z.ZodType & {
  readonly def: {
    readonly type: string;
    readonly coerce?: boolean;
    readonly innerType?: Schema;
    readonly in?: Schema;
    readonly element?: Schema;
    readonly options?: readonly Schema[];
    readonly valueType?: Schema;
    readonly entries?: Readonly<Record<string, unknown>>;
    readonly values?: readonly unknown[];
    readonly shape?: Readonly<Record<string, Schema>>;
  };
};

/** What JSON has, and what only wraps it. */
const plain = ["string", "number", "boolean", "null", "literal", "enum"];
const wraps = ["optional", "nullable", "default", "prefault", "catch", "readonly", "nonoptional"];

/** How a form writes true and false. */
const answers = ["on", "off", "yes", "no", "true", "false"];

/** What a form would post for a box, a choice, a number, a day, and for lists of several kinds. */
const posted = ["", "on", "yes", "no", "7", "2026-12-01", "a.example, b.example", "a@x.example\nb@x.example"];

/**
 * What in a command's or query's input is not JSON, or is the way in which a form writes something. Judged by the side that
 * is given, down to each leaf: JSON has objects, lists, texts, numbers, booleans and null, so an input of these and nothing
 * else comes back from `JSON.parse(JSON.stringify(input))` as it was. And text stays text: a field that is given as text and
 * becomes a list, a number or a boolean is one of a form. What text it becomes (an address in its canonical form, a tidied
 * name) is the field's own business.
 */
export function tracesOfForms(schema: z.ZodType, path = "input"): string[] {
  const { def } = schema as Schema;
  const at = (text: string) => [`${path} ${text}`];
  if (def.coerce) return at(`coerces to a ${def.type}`);
  if (def.type === "object")
    return Object.entries(def.shape ?? {}).flatMap(([name, field]) => [
      ...tracesOfForms(field, `${path}.${name}`),
      ...textBecomes(field, `${path}.${name}`),
    ]);
  if (def.type === "array" && def.element)
    return [...tracesOfForms(def.element, `${path}[]`), ...textBecomes(def.element, `${path}[]`)];
  if (def.type === "record" && def.valueType) return tracesOfForms(def.valueType, `${path}{}`);
  if (def.type === "union") return (def.options ?? []).flatMap((option) => tracesOfForms(option, path));
  if (def.type === "pipe" && def.in) return tracesOfForms(def.in, path);
  if (wraps.includes(def.type) && def.innerType) return tracesOfForms(def.innerType, path);
  if (!plain.includes(def.type)) return at(`is a ${def.type}, which JSON does not have`);
  const words = [...(def.values ?? []), ...Object.values(def.entries ?? {})];
  const answer = words.find((word) => answers.includes(String(word)) && typeof word === "string");
  return answer === undefined ? [] : at(`says "${answer}" for a boolean`);
}

function textBecomes(field: z.ZodType, path: string): string[] {
  const made = posted.map((text) => field.safeParse(text).data as unknown);
  const odd = made.find(
    (value) => Array.isArray(value) || value instanceof Date || ["number", "boolean"].includes(typeof value),
  );
  return odd === undefined ? [] : [`${path} makes ${JSON.stringify(odd)} of text`];
}
