import { acceptInvitation } from "@/lib/invitations/accept-invitation";
import { askForInvitation } from "@/lib/invitations/ask-for-invitation";
import { copyLink } from "@/lib/invitations/copy-link";
import { declineInvitation } from "@/lib/invitations/decline-invitation";
import { inviteMember } from "@/lib/invitations/invite-member";
import { inviteSeveral } from "@/lib/invitations/invite-several";
import { replaceLink } from "@/lib/invitations/replace-link";
import { resendInvitation } from "@/lib/invitations/resend-invitation";
import { resendSeveralInvitations } from "@/lib/invitations/resend-several-invitations";
import { revokeInvitation } from "@/lib/invitations/revoke-invitation";
import { revokeSeveralInvitations } from "@/lib/invitations/revoke-several-invitations";
import { act } from "../act";
import type { Stage } from "../stage";
import { invitee, plantInvitation } from "../test-context";

/** A pending invitation, sent long enough ago to be sent again. */
async function pending({ sql, ctx, team, owner, address }: Stage, email = address()) {
  const planted = await plantInvitation(sql, ctx, { email, by: owner, to: team, role: "member" });
  await sql`update invitations set sent_at = now() - interval '1 hour' where id = ${planted.id}`;
  return planted;
}

async function onPending(stage: Stage) {
  return { claim: await stage.asManager(), input: { invitationId: (await pending(stage)).id } };
}

async function onSeveral(stage: Stage) {
  return { claim: await stage.asManager(), input: { invitations: [{ id: (await pending(stage)).id }] } };
}

async function byInvitee(stage: Stage) {
  const guest = await stage.person();
  const { mailed } = await pending(stage, guest.email);
  return { claim: invitee(mailed, await stage.user(guest)), input: {} };
}

export const invitationActs = [
  act(inviteMember, async (stage) => ({
    claim: await stage.asManager(),
    input: { email: stage.address(), role: "member" },
  })),
  act(inviteSeveral, async (stage) => ({
    claim: await stage.asManager(),
    input: { addresses: [stage.address()], role: "member" },
  })),
  act(resendInvitation, onPending),
  act(replaceLink, onPending),
  act(copyLink, onPending),
  act(revokeInvitation, onPending),
  act(resendSeveralInvitations, onSeveral),
  act(revokeSeveralInvitations, onSeveral),
  act(acceptInvitation, byInvitee),
  act(declineInvitation, byInvitee),
  act(askForInvitation, async (stage) => ({
    claim: invitee((await pending(stage)).copied, await stage.user(await stage.person())),
    input: {},
  })),
];
