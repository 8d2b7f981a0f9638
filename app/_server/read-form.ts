import { drawnForField, isOfPipeline } from "@/lib/kernel/echo-form";
import { invalid } from "@/lib/kernel/refusal";

/**
 * A form's fields as plain text: those of the command, those named `?…` which are for what follows it, and for whom the
 * form's page was drawn. Refuses files and fields given twice; leaves out what Next itself adds (AZ-07).
 *
 * @param files the fields that may hold a file, which becomes its bytes in base64
 */
export async function readForm(form: FormData, files: readonly string[] = []) {
  const fields: Record<string, string> = Object.create(null);
  const query: Record<string, string> = Object.create(null);
  for (const [name, value] of form) {
    if (isOfPipeline(name)) continue;
    // PostgreSQL has no text with a zero byte in it.
    if (name.includes("\0") || (typeof value === "string" && value.includes("\0")))
      throw invalid({ [name.replaceAll("\0", "")]: "This holds a character that is not allowed" });
    if (typeof value !== "string" && !files.includes(name)) throw invalid({ [name]: "Files are not expected here" });
    const [into, key] = name.startsWith("?") ? [query, name.slice(1)] : [fields, name];
    if (key in into) throw invalid({ [name]: "This field was given twice" });
    into[key] = typeof value === "string" ? value : Buffer.from(await value.arrayBuffer()).toString("base64");
  }
  return { fields, query, drawnFor: drawnFor(form) };
}

/** Null for a form that does not say, which only somebody else's can be. */
export function drawnFor(form: FormData): string | null {
  const said = form.get(drawnForField);
  return typeof said === "string" ? said : null;
}
