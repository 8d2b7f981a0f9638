"use client";

import Link from "next/link";
import { CommandForm } from "@/components/forms/command-form";
import { buttonClass } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import type { FormAction } from "@/lib/kernel/form-state";
import { twoFactorRefusals } from "./refusals";
import { SecuritySection } from "./security-section";

interface MobileSectionProps {
  /** As people write it; null: none that is proven. */
  mobile: string | null;
  isMethod: boolean;
  textsAreOn: boolean;
  remove: FormAction<null>;
}

export function MobileSection({ mobile, isMethod, textsAreOn, remove }: MobileSectionProps) {
  const toast = useToast();
  if (!textsAreOn && !mobile) return null;
  return (
    <SecuritySection
      id="mobile"
      title="Mobile number"
      state={mobile ?? "None"}
      lead="Proven by a code before it is used. Nobody else sees it."
    >
      <div className="flex flex-wrap gap-2">
        {textsAreOn ? (
          <Link href="/profile/security/mobile" className={buttonClass("secondary")}>
            {mobile ? "Change number" : "Add a number"}
          </Link>
        ) : null}
        {mobile && !isMethod ? (
          <CommandForm
            action={remove}
            sentences={twoFactorRefusals.remove_mobile}
            onDone={() => toast("Mobile number removed")}
            footer={<SubmitButton variant="secondary">Remove number</SubmitButton>}
          />
        ) : null}
      </div>
    </SecuritySection>
  );
}
