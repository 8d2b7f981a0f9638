import { Setting, SettingsSection } from "@/components/frame/settings-section";
import { Button } from "@/components/ui/button";
import type { FormAction } from "@/lib/kernel/form-state";
import type { OwnershipView } from "@/lib/ownership/get-ownership";
import { CancelOffer } from "./cancel-offer";
import { OfferForm } from "./offer-form";

interface OwnershipSectionProps {
  view: OwnershipView;
  offer: FormAction<{ name: string }>;
  cancel: FormAction<null>;
}

/** For owners: hand over, or take back what was offered. Searching is a plain GET form, which needs no script. */
export function OwnershipSection({ view, offer, cancel }: OwnershipSectionProps) {
  const { slug, search, candidates, hasMore } = view;
  return (
    <SettingsSection id="ownership" title="Ownership">
      <Setting
        title="Hand over"
        about="Offer it to a member. Once they accept, they are owner and you are administrator. To have several owners, change roles on the Team page instead."
      >
        {view.offer ? (
          <CancelOffer slug={slug} offer={view.offer} action={cancel} />
        ) : (
          <>
            <search>
              <form action={`/orgs/${slug}/settings#ownership`} className="mb-4 flex items-center gap-2">
                <input
                  type="search"
                  name="member"
                  aria-label="Search members"
                  placeholder="Name or address"
                  defaultValue={search}
                  maxLength={200}
                  className="field min-w-0 flex-1 sm:max-w-[320px]"
                />
                <Button type="submit">Search</Button>
              </form>
            </search>
            {search && candidates.length === 0 ? (
              <p className="text-muted">No member who is not an owner already fits “{search}”.</p>
            ) : null}
            {candidates.length > 0 ? (
              <OfferForm slug={slug} candidates={candidates} hasMore={hasMore} action={offer} />
            ) : null}
          </>
        )}
      </Setting>
    </SettingsSection>
  );
}
