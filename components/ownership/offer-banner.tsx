"use client";

import { CommandForm } from "@/components/forms/command-form";
import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import type { FormAction } from "@/lib/kernel/form-state";
import type { MyOffer } from "@/lib/ownership/get-my-offer";
import { ownershipRefusals } from "./refusals";

interface OfferBannerProps {
  offer: MyOffer;
  accept: FormAction<{ organisationName: string }>;
  decline: FormAction<null>;
}

/** For the one member who is asked, on the pages where they land. */
export function OfferBanner({ offer, accept, decline }: OfferBannerProps) {
  const toast = useToast();
  const { giverName, organisationName } = offer;
  const common = {
    sentences: ownershipRefusals.accept_ownership,
    hidden: { organisation: offer.slug, offerId: offer.id },
  };
  return (
    <section aria-labelledby="offer" className="mb-6">
      <Card className="grid gap-3 p-5">
        <h2 id="offer">You are offered ownership</h2>
        <p className="wrap-anywhere">
          {giverName} offers you ownership of {organisationName}. If you accept, you become owner and {giverName}{" "}
          becomes administrator. Until then nothing changes.
        </p>
        <div className="flex flex-wrap gap-2">
          <CommandForm
            action={accept}
            {...common}
            onDone={() => toast(`You are now owner of ${organisationName}`)}
            footer={<SubmitButton>Accept ownership</SubmitButton>}
          />
          <CommandForm
            action={decline}
            {...common}
            onDone={() => toast("You declined ownership")}
            footer={<SubmitButton variant="secondary">Decline</SubmitButton>}
          />
        </div>
      </Card>
    </section>
  );
}
