"use client";

import Link from "next/link";
import { CommandForm } from "@/components/forms/command-form";
import { buttonClass } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import type { FormAction } from "@/lib/kernel/form-state";
import { twoFactorRefusals } from "./refusals";
import { SecuritySection } from "./security-section";

export function AppSection({ hasApp, remove }: { hasApp: boolean; remove: FormAction<null> }) {
  const toast = useToast();
  return (
    <SecuritySection
      id="app"
      title="Authenticator app"
      state={hasApp ? "On" : "Off"}
      lead={
        hasApp
          ? "Setting up another app replaces this one once its first code is right."
          : "Six digits from an app on your phone, at every sign-in."
      }
    >
      <div className="flex flex-wrap gap-2">
        <Link href="/two-factor/setup?next=/profile/security" className={buttonClass("secondary")}>
          {hasApp ? "Replace app" : "Set up an app"}
        </Link>
        {hasApp ? (
          <CommandForm
            action={remove}
            sentences={twoFactorRefusals.remove_app}
            onDone={() => toast("Authenticator app removed")}
            footer={<SubmitButton variant="secondary">Remove app</SubmitButton>}
          />
        ) : null}
      </div>
    </SecuritySection>
  );
}
