"use client";

import { CommandForm } from "@/components/forms/command-form";
import { DateText } from "@/components/ui/date-text";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import type { FormAction } from "@/lib/kernel/form-state";
import type { OwnershipView } from "@/lib/ownership/get-ownership";
import { ownershipRefusals } from "./refusals";

interface CancelOfferProps {
  slug: string;
  offer: NonNullable<OwnershipView["offer"]>;
  action: FormAction<null>;
}

export function CancelOffer({ slug, offer, action }: CancelOfferProps) {
  const toast = useToast();
  return (
    <CommandForm
      action={action}
      sentences={ownershipRefusals.cancel_ownership_offer}
      hidden={{ organisation: slug, offerId: offer.id }}
      onDone={() => toast("Offer taken back")}
      footer={<SubmitButton variant="secondary">Take back the offer</SubmitButton>}
    >
      <p className="wrap-anywhere">
        {offer.giverName} offered ownership to <b>{offer.takerName}</b> ({offer.takerEmail}) on{" "}
        <DateText at={offer.createdAt} format="long" />. Nothing changes until they accept.
      </p>
    </CommandForm>
  );
}
