"use server";

import { revalidatePath } from "next/cache";
import { runAction } from "@/app/_server/action";
import { revokeMemberToken } from "@/lib/tokens/revoke-member-token";

export const revokeMemberTokenAction = runAction(revokeMemberToken, ({ name }, { place }) => {
  revalidatePath(`/orgs/${place}/team/tokens`);
  return { name };
});
