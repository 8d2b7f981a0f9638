"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { runAction } from "@/app/_server/action";
import { editOrganisation } from "@/lib/organisations/edit-organisation";

export const editOrganisationAction = runAction(editOrganisation, ({ slug }, { place }) => {
  if (slug !== place) redirect(`/orgs/${slug}/settings`);
  revalidatePath(`/orgs/${slug}`, "layout");
  return null;
});
