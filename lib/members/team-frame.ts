import { sql } from "drizzle-orm";
import { liveInvitations } from "@/lib/invitations/count-live-invitations";
import { can } from "@/lib/permissions/can";
import type { MemberScene } from "@/lib/usecase/access/member-scene";
import { countedAtMost, withoutTwoFactor } from "./count-without-two-factor";

/** What stands around every page of a team: seats, coverage, and which of the pages this person may open. */
export interface TeamFrame {
  readonly slug: string;
  /** Null for those who may not see the team; `reserved`: by invitations that are not answered yet. */
  readonly seats: { readonly used: number; readonly reserved: number; readonly limit: number } | null;
  /** How many members satisfy the rule for two-factor authentication, for those who manage; null: too few to count. */
  readonly covered: { readonly with: number | null } | null;
  readonly may: { readonly seeTokens: boolean; readonly review: boolean };
}

/** The two numbers, as columns of whichever statement is asked anyway. */
export const teamNumbers = ({ organisation: { id, textMessagesCount } }: Pick<MemberScene, "organisation">) =>
  sql`(${liveInvitations(id)}) as reserved, (${withoutTwoFactor(id, textMessagesCount)}) as without`;

export interface TeamNumbers extends Record<string, unknown> {
  readonly reserved: number;
  readonly without: number;
}

export function teamFrame(
  { organisation, actor }: Pick<MemberScene, "organisation" | "actor">,
  { reserved, without }: TeamNumbers,
): TeamFrame {
  const { slug, memberCount, seatLimit } = organisation;
  const mayManage = can(actor.permissions, "team:manage");
  return {
    slug,
    seats: can(actor.permissions, "team:view") ? { used: memberCount, reserved, limit: seatLimit } : null,
    // Members who joined since the organisation was read must not make it negative.
    covered: mayManage ? { with: without > countedAtMost ? null : Math.max(0, memberCount - without) } : null,
    may: {
      seeTokens: mayManage && actor.role.key === "owner",
      review: can(actor.permissions, "team_report:receive"),
    },
  };
}
