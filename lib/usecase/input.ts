import { z } from "zod";
import { invalid } from "@/lib/kernel/refusal";

/** The input of a command or query that needs to be told nothing. */
export const nothing = z.strictObject({});

/** Parses with the command's own schema; what does not fit becomes a refusal that names each field once. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, raw: unknown): z.output<Schema> {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const fields: Record<string, string> = {};
  for (const issue of parsed.error.issues) {
    const names = issue.code === "unrecognized_keys" ? issue.keys : [String(issue.path[0] ?? "form")];
    const message = issue.code === "unrecognized_keys" ? "This field is not expected" : issue.message;
    for (const name of names) fields[name] ??= message;
  }
  throw invalid(fields);
}
