"use client";

import { FieldFrame, type FieldWords } from "./field-frame";
import { useField } from "./form-context";

interface FileFieldProps extends FieldWords {
  name: string;
  /** Which files the browser's own dialog offers. What one is, the server looks at. */
  accept: string;
}

/** No page can put a file into a field, so after a refusal without JavaScript it has to be chosen again. */
export function FileField({ name, accept, ...words }: FileFieldProps) {
  const field = useField(name);
  return (
    <FieldFrame field={field} {...words}>
      <input
        {...field.control(Boolean(words.hint))}
        type="file"
        accept={accept}
        className="field h-auto bg-surface! py-1.5 file:mr-3 file:rounded-md file:border file:border-line-strong file:bg-surface file:px-2.5 file:py-1 file:font-medium"
      />
    </FieldFrame>
  );
}
