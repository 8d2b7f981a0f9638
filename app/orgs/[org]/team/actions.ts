"use server";

import { revalidatePath } from "next/cache";
import { runAction } from "@/app/_server/action";
import { inviteMember } from "@/lib/invitations/invite-member";
import { revokeInvitation } from "@/lib/invitations/revoke-invitation";
import { removeMember } from "@/lib/members/remove-member";

export const inviteAction = runAction(inviteMember, ({ email }, { place }) => {
  revalidatePath(`/orgs/${place}/team`);
  return { email };
});

export const revokeAction = runAction(revokeInvitation, ({ email }, { place }) => {
  revalidatePath(`/orgs/${place}/team`);
  return { email };
});

export const removeAction = runAction(removeMember, ({ name }, { place }) => {
  revalidatePath(`/orgs/${place}/team`);
  return { name };
});
