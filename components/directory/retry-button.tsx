"use client";

import { CommandForm } from "@/components/forms/command-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import type { FormAction } from "@/lib/kernel/form-state";
import { directoryRefusals } from "./refusals";

export type RetryAction = FormAction<null>;

interface RetryButtonProps {
  slug: string;
  retry: RetryAction;
  /** Whom to try again; null: everybody who failed or was not found. */
  one: { readonly id: string; readonly name: string } | null;
}

export function RetryButton({ slug, retry, one }: RetryButtonProps) {
  const toast = useToast();
  return (
    <CommandForm
      action={retry}
      hidden={{ organisation: slug, ...(one ? { entryId: one.id } : {}) }}
      sentences={directoryRefusals.retry_directory}
      onDone={() => toast(one ? `Trying again for ${one.name}` : "Trying again")}
      doneNote="Rollcall tries again. Reload the page to see how far it is."
      footer={
        <SubmitButton size="sm" variant="secondary">
          {one ? (
            <>
              Retry<span className="sr-only"> {one.name}</span>
            </>
          ) : (
            "Retry all"
          )}
        </SubmitButton>
      }
    />
  );
}
