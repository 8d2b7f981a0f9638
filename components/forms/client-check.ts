import type { ZodType } from "zod";
import { formValues } from "./form-values";

/**
 * What the schema says about the fields that stand on this form, first complaint per field. A complaint about anything
 * else is the server's to make: nobody could correct it here.
 */
export function clientCheck(
  schema: ZodType | undefined,
  data: FormData,
  isOnForm: (name: string) => boolean,
): Record<string, string> {
  const result = schema?.safeParse(formValues(data));
  const complaints: Record<string, string> = {};
  for (const issue of result?.error?.issues ?? []) {
    const name = String(issue.path[0] ?? "");
    if (isOnForm(name)) complaints[name] ??= issue.message;
  }
  return complaints;
}
