import { gate } from "@/lib/access/gate";
import { Refusal } from "@/lib/kernel/refusal";
import { can, covers } from "@/lib/permissions/can";
import type { Role } from "@/lib/permissions/role";
import type { InviteeScene } from "@/lib/usecase/access/invitee";
import type { InvitationRow } from "@/lib/usecase/rows";

/** 14 x 24 hours from the last sending, by the database's clock (IN-02). */
export const invitationHours = 14 * 24;

export interface Seats {
  readonly used: number;
  /** Held by live invitations. */
  readonly reserved: number;
  readonly limit: number;
}

/** A live invitation reserves a seat, so inviting asks for a free one (product.md 4.15). */
export function refuseWithoutSeat(seats: Seats, supportEmail: string): void {
  if (seats.used + seats.reserved < seats.limit) return;
  throw new Refusal("conflict", { reason: "no_seat_left", facts: { limit: seats.limit, supportEmail } });
}

/** Why an invitation can no longer be used: a genuine link gets a page that says so (IN-08). */
export function deadBecause(invitation: Pick<InvitationRow, "state">, isPastItsTime: boolean) {
  if (invitation.state !== "pending") return invitation.state;
  return isPastItsTime ? "expired" : null;
}

export function refuseDead({ invitation, isPastItsTime }: Pick<InviteeScene, "invitation" | "isPastItsTime">): void {
  const dead = deadBecause(invitation, isPastItsTime);
  if (dead) throw new Refusal("expired", { reason: dead });
}

/** Whoever has proven the invited address holds the invitation. */
export function isTheirs({ actor, invitation }: Pick<InviteeScene, "actor" | "invitation">): boolean {
  return actor.user?.emailCanonical === invitation.emailCanonical;
}

/** Without an account the mailed link is enough, because it proves the mailbox; a copied one proves nothing (IN-03). */
export function mayDecline(scene: Pick<InviteeScene, "actor" | "invitation">): boolean {
  return isTheirs(scene) || scene.actor.byMail;
}

/** Where two-factor authentication is required, its set-up and use come before Accept (product.md 4.6). */
export function stepBeforeJoining({
  actor,
  organisation,
  requiresTwoFactor,
}: Pick<InviteeScene, "actor" | "organisation" | "requiresTwoFactor">): "set_up_two_factor" | "second_step" | null {
  if (!actor.user) return null;
  const { factor, twoFactor } = actor.user;
  const { textMessagesCount } = organisation;
  // Session and address are the wrapper's to ask; an address that waits to be proven again does not stop an invitation.
  const session = { isLive: true, isEmailFresh: true, factor, twoFactor };
  const step = gate({ session, organisation: { requiresTwoFactor, textMessagesCount } });
  return step === "set_up_two_factor" || step === "second_step" ? step : null;
}

/** An invitation whose time is over does not keep its role from being deleted; then it is not sent again either. */
export function refuseGoneRole({ label }: Pick<Role, "label">, isGone: boolean): void {
  if (isGone) throw new Refusal("conflict", { reason: "role_gone", facts: { role: label } });
}

/** Whether whoever invited may give the role now, when it is taken up (IN-07). */
export function mayStillGrant(inviter: Pick<Role, "permissions">, role: Pick<Role, "permissions">): boolean {
  return can(inviter.permissions, "team:manage") && covers(inviter.permissions, role.permissions);
}
