"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { type RefObject, useState } from "react";
import { type FieldValues, type Resolver, useForm } from "react-hook-form";
import { config, type ZodType } from "zod";
import { clientCheck } from "./client-check";
import type { Registration } from "./form-context";
import { formValues } from "./form-values";

// Zod compiles its checks with `new Function`, which the content security policy refuses (and reports) in a browser.
config({ jitless: true });

/** Only what stands visibly on the form can be corrected there. */
function isShown(form: HTMLFormElement | null, name: string): boolean {
  const found = form?.elements.namedItem(name);
  return Boolean(found) && !(found instanceof HTMLInputElement && found.type === "hidden");
}

/**
 * Checks while typing by react-hook-form; the check on submit is our own, because it must decide at once whether the
 * browser may go on. Both read the form as the server will, not react-hook-form's copy: inputs are uncontrolled, and
 * the copy knows nothing of what was filled in before hydration or by a password manager.
 */
export function useClientChecks(schema: ZodType | undefined, form: RefObject<HTMLFormElement | null>) {
  const resolver: Resolver<FieldValues> = (values, context, options) => {
    if (!schema || !form.current) return { values, errors: {} };
    return zodResolver(schema as ZodType<FieldValues, FieldValues>)(
      formValues(new FormData(form.current)),
      context,
      options,
    );
  };
  const { register, trigger, handleSubmit, clearErrors, formState, reset } = useForm({
    mode: "onBlur",
    reValidateMode: "onChange",
    shouldFocusError: false,
    resolver,
  });
  const [blocked, setBlocked] = useState<Readonly<Record<string, string>>>({});
  const [edited, setEdited] = useState<ReadonlySet<string>>(new Set());

  const messages: Record<string, string> = {};
  for (const [name, error] of Object.entries(formState.errors)) {
    if (typeof error?.message === "string") messages[name] = error.message;
  }

  return {
    /** By field, as keys or sentences. */
    messages,
    /** What stopped the last attempt to submit. */
    blocked,
    /** Fields changed since the last attempt: what the server said about them is out of date. */
    edited,
    /** True if the form may go to the server. */
    passes(data: FormData): boolean {
      const complaints = clientCheck(schema, data, (name) => isShown(form.current, name));
      const passes = Object.keys(complaints).length === 0;
      setBlocked(complaints);
      if (passes) {
        clearErrors();
        setEdited(new Set());
      } else {
        // From now on react-hook-form checks at each change and not only when a field is left.
        const nothing = () => {};
        void handleSubmit(nothing, nothing)();
      }
      return passes;
    },
    forget: () => {
      reset();
      setBlocked({});
    },
    register(name: string): Registration {
      const field = register(name);
      return {
        name,
        onChange(event) {
          setEdited((before) => (before.has(name) ? before : new Set(before).add(name)));
          void field.onChange(event);
          if (messages[name] !== undefined) void trigger(name);
        },
        onBlur(event) {
          // Passing through an empty field is no mistake yet, and an error that appears between pressing and releasing
          // the mouse moves the button away from under it.
          if (event.target.value === "" || event.relatedTarget?.closest("button, a")) return;
          void field.onBlur(event);
        },
      };
    },
  };
}
