import type { FormAction } from "@/lib/kernel/form-state";
import { setTwoFactorPolicyForm } from "@/lib/organisations/form";
import { teamRefusals } from "./refusals";

/** The action behind every form that sets the policy. */
export type SaveTwoFactorPolicy = FormAction<{ isRequired: boolean }>;

/** What the policy is about, and what the page said of it. */
interface SeenPolicy {
  slug: string;
  seen: string;
}

/** The form that requires it, on the page and in the dialog. */
export const requireForm = ({ slug, seen }: SeenPolicy) => ({
  schema: setTwoFactorPolicyForm.schema,
  sentences: teamRefusals.set_two_factor_policy,
  hidden: { organisation: slug, seen, isRequired: "yes" },
});

/** The form that stops requiring it. */
export const switchOffForm = ({ slug, seen }: SeenPolicy) => ({
  sentences: teamRefusals.set_two_factor_policy,
  hidden: { organisation: slug, seen, isRequired: "no" },
});
