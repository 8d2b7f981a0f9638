"use server";

import { redirect } from "next/navigation";
import { runAction } from "@/app/_server/action";
import { retryDirectory } from "@/lib/directory/retry-directory";
import { askForSeats } from "@/lib/organisations/ask-for-seats";
import { deleteOrganisation } from "@/lib/organisations/delete-organisation";
import { editOrganisation } from "@/lib/organisations/edit-organisation";
import { askForSeatsForm, editOrganisationForm } from "@/lib/organisations/form";
import { cancelOwnershipOffer } from "@/lib/ownership/cancel-ownership-offer";
import { offerOwnership } from "@/lib/ownership/offer-ownership";

export const editOrganisationAction = runAction(
  editOrganisation,
  ({ slug }, { place }) => {
    if (slug !== place) redirect(`/orgs/${slug}/settings`);
    return null;
  },
  editOrganisationForm,
);

export const offerOwnershipAction = runAction(offerOwnership, ({ name }) => ({ name }));

export const cancelOfferAction = runAction(cancelOwnershipOffer);

export const retryDirectoryAction = runAction(retryDirectory);

export const askForSeatsAction = runAction(askForSeats, ({ seats }) => ({ seats }), askForSeatsForm);

// Where the person goes from here: there is no page of the organisation left to show.
export const deleteOrganisationAction = runAction(deleteOrganisation, () => redirect("/profile"));
