"use client";

import { useState } from "react";
import { CommandForm } from "@/components/forms/command-form";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/kernel/form-state";
import { RecoveryCodes } from "./recovery-codes";
import { twoFactorRefusals } from "./refusals";
import { SecuritySection } from "./security-section";

interface RecoverySectionProps {
  left: number;
  canMake: boolean;
  make: FormAction<{ recoveryCodes: readonly string[] }>;
}

export function RecoverySection({ left, canMake, make }: RecoverySectionProps) {
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (!canMake) return null;
  return (
    <SecuritySection
      id="recovery"
      title="Recovery codes"
      state={`${left} of 10 left`}
      lead="For when your phone or key is lost. New codes make the old ones worthless."
    >
      {codes ? (
        <RecoveryCodes codes={codes} next="/profile/security" onSaved={() => setCodes(null)} />
      ) : (
        <CommandForm
          action={make}
          sentences={twoFactorRefusals.make_recovery_codes}
          onDone={({ recoveryCodes }) => setCodes(recoveryCodes)}
          footer={<SubmitButton variant="secondary">Make new codes</SubmitButton>}
        />
      )}
    </SecuritySection>
  );
}
