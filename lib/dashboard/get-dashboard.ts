import { satisfies } from "@/lib/access/two-factor-rules";
import { countedAtMost } from "@/lib/members/count-without-two-factor";
import { can } from "@/lib/permissions/can";
import { reachesEveryProject } from "@/lib/permissions/project-grants";
import { member } from "@/lib/usecase/access/member";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";
import { firstSteps } from "./first-steps";
import { type Asked, type Needs, readNeeds } from "./read-needs";

/** What the start page of an organisation says to any member, and what in it waits for them. */
export const getDashboard = defineQuery({
  name: "get_dashboard",
  access: member,
  input: nothing,
  async run({ tx, organisation, actor }) {
    const { name, slug, kind, memberCount, seatLimit, textMessagesCount } = organisation;
    const isTeam = kind === "team";
    const may = (permission: Parameters<typeof can>[1]) => isTeam && can(actor.permissions, permission);
    const isOwner = isTeam && actor.role.key === "owner";
    const mayManage = may("team:manage");
    const asked: Asked = {
      team: may("team:view"),
      people: mayManage,
      projects: isTeam && reachesEveryProject(actor.role),
      owners: isOwner,
      log: may("audit_log:view"),
    };
    const found = isTeam ? await readNeeds(tx, organisation, actor.memberId, asked) : null;
    const hasTwoFactor = satisfies(actor.twoFactor, textMessagesCount);
    const { withoutTwoFactor, isNew = false, owners = null } = found ?? {};
    return {
      name,
      slug,
      kind,
      role: { label: actor.role.label, sentence: actor.role.sentence },
      isOwner,
      mayInvite: mayManage,
      mayReview: may("team_report:receive"),
      team: asked.team ? { members: memberCount, seatLimit, pending: found?.pending ?? 0 } : null,
      /** Who satisfies the organisation's rule for two-factor authentication; `with` is null when more than 1,000 do not. */
      twoFactor: withoutTwoFactor
        ? {
            // Members who joined since the organisation was read must not make it negative.
            with: withoutTwoFactor.count > countedAtMost ? null : Math.max(0, memberCount - withoutTwoFactor.count),
            members: memberCount,
          }
        : null,
      you: { memberId: actor.memberId, hasTwoFactor, state: actor.twoFactor },
      withoutTwoFactor: withoutTwoFactor ? others(withoutTwoFactor, hasTwoFactor) : null,
      staleAccounts: found?.staleAccounts ?? [],
      endingInvitations: found?.endingInvitations ?? [],
      hasOneOwner: owners === 1,
      projectsWithoutManager: found?.projectsWithoutManager ?? [],
      /** Who went through the members last, and how far an open review has come. */
      reviews: found?.reviews ?? null,
      /** The first entry that did not fit when the log was verified last; null: none. */
      brokenLog: found?.brokenLog ?? null,
      /** What is said to somebody who came lately, until they put it away: owners get the first steps of a new team. */
      welcome: isNew && !isOwner ? { invitedBy: found?.invitedBy ?? null } : null,
      firstSteps:
        isNew && isOwner
          ? firstSteps({
              hasTwoFactor,
              hasInvited: memberCount > 1 || (found?.pending ?? 0) > 0,
              owners: owners ?? 1,
              requiresTwoFactor: organisation.twoFactorFrom !== null,
            })
          : null,
    };
  },
});

/** Everybody but who asks, some of them by name; `count` is null when there are more than 1,000. */
function others({ count, others: named }: NonNullable<Needs["withoutTwoFactor"]>, isReady: boolean) {
  return { count: count > countedAtMost ? null : Math.max(named.length, count - (isReady ? 0 : 1)), named };
}

export type DashboardView = Awaited<ReturnType<typeof getDashboard>>;
