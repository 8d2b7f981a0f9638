import { unstable_isUnrecognizedActionError, unstable_rethrow } from "next/navigation";
import { echoed } from "@/lib/kernel/echo-form";
import type { FormAction, FormState } from "@/lib/kernel/form-state";

/**
 * Calls an action from the browser. What is thrown where no answer comes (no network, a proxy's own page, a server that
 * was renewed or has crashed) would replace the whole page with the crash page; here it becomes a refusal like any other,
 * so that the form stays as it is. A redirect, which is thrown too, goes on.
 */
export async function postAction<Value>(
  action: FormAction<Value>,
  previous: FormState<Value>,
  form: FormData,
): Promise<FormState<Value>> {
  try {
    return await action(previous, form);
  } catch (error) {
    unstable_rethrow(error);
    return { status: "refused", code: "unavailable", fields: {}, values: echoed(form), ...whyOf(error) };
  }
}

function whyOf(error: unknown) {
  if (unstable_isUnrecognizedActionError(error)) return { reason: "other_build", facts: {} };
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : null;
  return digest ? { reason: "crashed", facts: { digest } } : { reason: "no_answer", facts: {} };
}
