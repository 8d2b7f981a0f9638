import { isOfPipeline } from "@/lib/kernel/echo-form";

/** What a schema is asked about: names to text, and to a list where a name repeats. Fields of the pipeline are left out. */
export function formValues(data: FormData): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  for (const name of new Set(data.keys())) {
    if (isOfPipeline(name)) continue;
    const texts = data.getAll(name).filter((value): value is string => typeof value === "string");
    const only = texts.length === 1 ? texts[0] : undefined;
    values[name] = only ?? texts;
  }
  return values;
}
