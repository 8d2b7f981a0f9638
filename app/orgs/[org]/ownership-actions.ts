"use server";

import { runAction } from "@/app/_server/action";
import { acceptOwnership } from "@/lib/ownership/accept-ownership";
import { declineOwnership } from "@/lib/ownership/decline-ownership";

export const acceptOwnershipAction = runAction(acceptOwnership, ({ organisationName }) => ({ organisationName }));

export const declineOwnershipAction = runAction(declineOwnership);
