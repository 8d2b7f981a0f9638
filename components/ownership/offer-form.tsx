"use client";

import { CommandForm } from "@/components/forms/command-form";
import { RadioCards } from "@/components/forms/radio-cards";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import type { FormAction } from "@/lib/kernel/form-state";
import type { OwnershipView } from "@/lib/ownership/get-ownership";
import { offerOwnershipInput } from "@/lib/ownership/input";
import { ownershipRefusals } from "./refusals";

interface OfferFormProps {
  slug: string;
  candidates: OwnershipView["candidates"];
  hasMore: boolean;
  action: FormAction<{ name: string }>;
}

export function OfferForm({ slug, candidates, hasMore, action }: OfferFormProps) {
  const toast = useToast();
  return (
    <CommandForm
      action={action}
      schema={offerOwnershipInput}
      sentences={ownershipRefusals.offer_ownership}
      hidden={{ organisation: slug }}
      onDone={({ name }) => toast(`Ownership offered to ${name}`)}
      footer={<SubmitButton>Offer ownership</SubmitButton>}
    >
      <RadioCards
        name="memberId"
        label="Member"
        options={candidates.map(({ id, name, email, roleLabel }) => ({
          value: id,
          label: name,
          description: `${email} · ${roleLabel}`,
        }))}
        help={hasMore ? "There are more. Type more of the name to find the right one." : undefined}
      />
    </CommandForm>
  );
}
