import { eq, sql } from "drizzle-orm";
import { invitations } from "@/db/schema/invitations";
import { Refusal } from "@/lib/kernel/refusal";
import type { TokenSeed } from "@/lib/secrets/derive-token";
import type { MemberScene } from "@/lib/usecase/access/member-scene";
import type { Context } from "@/lib/usecase/context";
import { invitationHashes } from "./invitation-hashes";
import type { lockInvitation } from "./lock-invitation";
import { invitationMail } from "./mails";
import { refuseFull } from "./make-invitation";
import { invitationHours, refuseGoneRole } from "./rules";
import { permitMail } from "./store-invitation";

/**
 * Restarts the 14 days of a pending invitation and mails it, at most once in five minutes. Whoever sends it last answers
 * for it: they are the inviter whose rights are asked at accept.
 *
 * @param seed a new one replaces the link; without one the same link is sent
 */
export async function sendAgain(
  scene: MemberScene & { readonly ctx: Context },
  { invitation, isPastItsTime, minutesToWait, role, isRoleGone }: Awaited<ReturnType<typeof lockInvitation>>,
  seed?: TokenSeed,
) {
  refuseGoneRole(role, isRoleGone);
  if (minutesToWait > 0)
    throw new Refusal("rate_limited", { reason: "sent_lately", facts: { minutes: minutesToWait } });
  // One past its time has given its seat back.
  if (isPastItsTime) await refuseFull(scene);
  await permitMail(scene, invitation.emailCanonical);
  return restart(scene, invitation.id, seed);
}

/** What every sending of an invitation that may be sent again writes, and the mail. Whoever sends it is its inviter now. */
export async function restart(
  { tx, ctx, organisation, actor }: MemberScene & { readonly ctx: Context },
  invitationId: string,
  seed?: TokenSeed,
) {
  const [sent] = await tx
    .update(invitations)
    .set({
      sentAt: sql`now()`,
      sendNumber: sql`${invitations.sendNumber} + 1`,
      expiresAt: sql`now() + make_interval(hours => ${invitationHours})`,
      invitedBy: actor.userId,
      ...(seed ? { ...seed, ...invitationHashes(ctx.mailKeys, invitationId, seed) } : {}),
    })
    .where(eq(invitations.id, invitationId))
    .returning({ sendNumber: invitations.sendNumber, expiresAt: invitations.expiresAt });
  if (!sent) throw new Refusal("not_found");
  const { sendNumber } = sent;
  return {
    details: { sendNumber, expiresAt: sent.expiresAt.toISOString() },
    message: invitationMail({ organisationId: organisation.id, invitationId, sendNumber }),
  };
}
