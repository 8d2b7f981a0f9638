import type { TenantTx } from "@/db/scope";
import { countLiveInvitations } from "@/lib/invitations/count-live-invitations";
import { countedAtMost, countWithoutTwoFactor } from "@/lib/members/count-without-two-factor";
import { can } from "@/lib/permissions/can";
import { reachesEveryProject } from "@/lib/permissions/project-grants";
import { listWithoutManager } from "@/lib/projects/list-without-manager";
import { readReviews } from "@/lib/reports/read-reviews";
import { member } from "@/lib/usecase/access/member";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";
import type { OrganisationRow } from "@/lib/usecase/rows";

/** What the start page of an organisation says to any member. */
export const getDashboard = defineQuery({
  name: "get_dashboard",
  access: member,
  input: nothing,
  async run({ tx, organisation, actor }) {
    const { name, slug, kind, memberCount, seatLimit } = organisation;
    const maySeeTeam = kind === "team" && can(actor.permissions, "team:view");
    const mayManage = kind === "team" && can(actor.permissions, "team:manage");
    return {
      name,
      slug,
      kind,
      role: { label: actor.role.label, sentence: actor.role.sentence },
      team: maySeeTeam
        ? { members: memberCount, seatLimit, pending: await countLiveInvitations(tx, organisation.id) }
        : null,
      mayInvite: mayManage,
      /** Who went through the members last, and how far an open review has come; null for those who may not manage. */
      reviews: mayManage ? await readReviews(tx, organisation) : null,
      /** For those who may do something about it: who manages every project by their role. */
      projectsWithoutManager:
        kind === "team" && reachesEveryProject(actor.role) ? await listWithoutManager(tx, organisation.id) : [],
      mayReview: kind === "team" && can(actor.permissions, "team_report:receive"),
      /** Who satisfies the organisation's rule for two-factor authentication, whether or not it is required. */
      twoFactor: mayManage ? await coverage(tx, organisation) : null,
    };
  },
});

/** `with` is null when more than 1,000 are without, who are then not counted. */
async function coverage(tx: TenantTx, { id, memberCount, textMessagesCount }: OrganisationRow) {
  const without = await countWithoutTwoFactor(tx, id, textMessagesCount);
  // Members who joined since the organisation was read must not make it negative.
  return { with: without > countedAtMost ? null : Math.max(0, memberCount - without), members: memberCount };
}
