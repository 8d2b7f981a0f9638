import { Refusal } from "@/lib/kernel/refusal";
import { can } from "@/lib/permissions/can";
import type { ActingMember } from "@/lib/usecase/access/member-scene";

type Reader = Pick<ActingMember, "memberId" | "permissions">;

/**
 * Who may look at a member: everybody at themselves, and whoever may see the team at the others. Asked before the member is
 * looked for, so that it does not tell who is one.
 */
export function refuseLooking(reader: Reader, memberId: string): void {
  if (memberId === reader.memberId || can(reader.permissions, "team:view")) return;
  throw new Refusal("forbidden", { reason: "lacks_permission", facts: { permission: "team:view" } });
}

/** Who sees how somebody signs in, and through what they hold what they hold: whoever manages the team, and they themselves. */
export function isCloseTo(reader: Reader, memberId: string): boolean {
  return memberId === reader.memberId || can(reader.permissions, "team:manage");
}
