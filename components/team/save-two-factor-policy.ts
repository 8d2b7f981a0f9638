import type { FormAction } from "@/lib/kernel/form-state";

/** The action behind every form that sets the policy. */
export type SaveTwoFactorPolicy = FormAction<{ isRequired: boolean }>;
