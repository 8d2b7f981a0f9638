import type { RefusalCode, RefusedFields } from "./refusal";

/**
 * What a server action answers to the form that posted it. Plain data: it crosses the network, and without JavaScript
 * it is rendered straight into the next page.
 */
export type FormState<Value = unknown> =
  | { readonly status: "idle" }
  | {
      readonly status: "refused";
      readonly code: RefusalCode;
      readonly reason?: string;
      readonly fields: RefusedFields;
      readonly facts: Readonly<Record<string, string | number>>;
      /** What was typed, so that the form loses nothing. Passwords are never echoed. */
      readonly values: Readonly<Record<string, string>>;
    }
  | { readonly status: "done"; readonly value: Value };

export type Refused = Extract<FormState, { status: "refused" }>;

export type FormAction<Value = unknown> = (previous: FormState<Value>, form: FormData) => Promise<FormState<Value>>;

export const idle: FormState<never> = { status: "idle" };
