/** Fields whose text is never given back: secrets, and what a security key has signed. */
const secretFields = new Set(["password", "current", "code", "response"]);

/** The hidden field in which every form says for whom its page was drawn: a user's id, or nothing for nobody. */
export const drawnForField = "@drawn-for";

/** Of a form, and of no command: what Next itself adds, and what the pipeline reads. */
export function isOfPipeline(name: string): boolean {
  return name.startsWith("$ACTION") || name === drawnForField;
}

/** A form as it was posted, but for its secrets: to be posted again. */
export function repeatable(form: FormData): readonly (readonly [name: string, text: string])[] {
  return Array.from(form).filter(
    (field): field is [string, string] => typeof field[1] === "string" && !secretFields.has(field[0]),
  );
}

/** What was typed, to be shown again after a refusal; its lines end as in a field, where one character ends a line. */
export function echoed(form: FormData): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value === "string" && !isOfPipeline(name) && !secretFields.has(name)) {
      values[name] = value.replace(/\r\n/g, "\n").slice(0, 10_000);
    }
  }
  return values;
}
