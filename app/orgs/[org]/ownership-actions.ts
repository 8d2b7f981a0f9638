"use server";

import { revalidatePath } from "next/cache";
import { runAction } from "@/app/_server/action";
import { acceptOwnership } from "@/lib/ownership/accept-ownership";
import { declineOwnership } from "@/lib/ownership/decline-ownership";

export const acceptOwnershipAction = runAction(acceptOwnership, ({ organisationName }, { place }) => {
  revalidatePath(`/orgs/${place}`, "layout");
  return { organisationName };
});

export const declineOwnershipAction = runAction(declineOwnership, (_, { place }) => {
  revalidatePath(`/orgs/${place}`, "layout");
  return null;
});
