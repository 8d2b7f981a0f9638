import type { z } from "zod";
import type { Form } from "@/lib/kernel/form-fields";
import type { SourceFile } from "./read-imports";

/** How fields become it, by the input that a command takes. A command that is not in it takes its fields as they are. */
export async function readForms(sources: readonly SourceFile[]): Promise<ReadonlyMap<z.ZodType, Form>> {
  const files = sources.filter(({ path }) => /^lib\/[^/]+\/form\.ts$/.test(path));
  const exported = await Promise.all(
    files.map(({ path }) => import(/* @vite-ignore */ `../../${path}`) as Promise<Record<string, unknown>>),
  );
  const isForm = (value: unknown): value is Form =>
    typeof value === "object" && value !== null && "input" in value && "read" in value;
  return new Map(
    exported
      .flatMap((each) => Object.values(each))
      .filter(isForm)
      .map((form) => [form.input, form]),
  );
}
