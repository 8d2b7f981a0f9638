import { invalid } from "@/lib/kernel/refusal";

/** Fields whose text is never sent back to the browser. */
const secretFields = new Set(["password", "current", "code"]);

/**
 * A form's fields as plain text: those of the command, and those named `?…` which are for what follows it. Refuses files
 * and fields given twice; leaves out what Next itself adds (AZ-07).
 */
export function readForm(form: FormData) {
  const fields: Record<string, string> = Object.create(null);
  const query: Record<string, string> = Object.create(null);
  for (const [name, value] of form) {
    if (name.startsWith("$ACTION")) continue;
    // PostgreSQL has no text with a zero byte in it.
    if (name.includes("\0") || (typeof value === "string" && value.includes("\0")))
      throw invalid({ [name.replaceAll("\0", "")]: "This holds a character that is not allowed" });
    if (typeof value !== "string") throw invalid({ [name]: "Files are not expected here" });
    const [into, key] = name.startsWith("?") ? [query, name.slice(1)] : [fields, name];
    if (key in into) throw invalid({ [name]: "This field was given twice" });
    into[key] = value;
  }
  return { fields, query };
}

/** What was typed, to be shown again after a refusal. */
export function echoed(form: FormData): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value === "string" && !name.startsWith("$ACTION") && !secretFields.has(name)) {
      values[name] = value.slice(0, 10_000);
    }
  }
  return values;
}
