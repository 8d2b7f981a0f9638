import type { RefObject } from "react";
import type { FieldErrors, FieldValues, Resolver } from "react-hook-form";
import { config, type ZodType } from "zod";
import { isOfPipeline } from "@/lib/kernel/echo-form";

// Zod compiles its checks with `new Function`, which the content security policy refuses (and reports) in a browser.
config({ jitless: true });

/** A form as it stands in the page. */
export interface StandingForm {
  /** What the server would get. */
  read: () => FormData;
  isShown: (name: string) => boolean;
}

/**
 * What the schema says, first complaint per field. It reads the form as the server will, not react-hook-form's copy:
 * inputs are uncontrolled, and the copy knows nothing of what was filled in before hydration or by a password manager.
 * A complaint about what does not stand visibly on the form is the server's to make: nobody could correct it here.
 */
export function formResolver(schema: ZodType | undefined, form: StandingForm): Resolver<FieldValues> {
  return () => {
    const issues = schema?.safeParse(formValues(form.read())).error?.issues ?? [];
    const errors: FieldErrors = {};
    for (const { path, code, message } of issues) {
      const name = String(path[0] ?? "");
      if (form.isShown(name)) errors[name] ??= { type: code, message };
    }
    return { values: {}, errors };
  };
}

export function standingForm(form: RefObject<HTMLFormElement | null>): StandingForm {
  return {
    read: () => new FormData(form.current ?? undefined),
    isShown(name) {
      const found = form.current?.elements.namedItem(name);
      return Boolean(found) && !(found instanceof HTMLInputElement && found.type === "hidden");
    },
  };
}

/** What a schema is asked about: names to text or a file, and to a list where a name repeats. Fields of the pipeline are left out. */
export function formValues(data: FormData): Record<string, FormDataEntryValue | FormDataEntryValue[]> {
  const values: Record<string, FormDataEntryValue | FormDataEntryValue[]> = {};
  for (const name of new Set(data.keys())) {
    if (isOfPipeline(name)) continue;
    const all = data.getAll(name);
    const only = all.length === 1 ? all[0] : undefined;
    values[name] = only ?? all;
  }
  return values;
}
