import type { Metadata } from "next";
import { ask, loadTogether } from "@/app/_server/load";
import { PageHeader } from "@/components/frame/page-header";
import { DownloadCsv } from "@/components/team/download-csv";
import { InvitationsSection } from "@/components/team/invitations-section";
import { InviteButton } from "@/components/team/invite-button";
import { MembersSection } from "@/components/team/members-section";
import { OwnerNudge } from "@/components/team/owner-nudge";
import { ReportCard } from "@/components/team/report-card";
import { TeamBar } from "@/components/team/team-bar";
import { TwoFactorCard } from "@/components/team/two-factor-card";
import { Said } from "@/components/ui/said";
import { listPendingInvitations } from "@/lib/invitations/list-pending-invitations";
import { getTeam } from "@/lib/members/get-team";
import { listMembers } from "@/lib/members/list-members";
import { getMyOffer } from "@/lib/ownership/get-my-offer";
import { MyOffer } from "../my-offer";
import * as actions from "./actions";
import { readFilter } from "./read-filter";

export const metadata: Metadata = { title: "Team" };

const commands = {
  revoke: actions.revokeAction,
  resend: actions.resendAction,
  replaceLink: actions.replaceLinkAction,
  copyLink: actions.copyLinkAction,
};

export default async function TeamPage({ params, searchParams }: PageProps<"/orgs/[org]/team">) {
  const { org } = await params;
  const { filter, input, membersAfter, invitationsAfter, wasRemoved } = readFilter(await searchParams);
  const [team, { members, next }, pending, offer] = await loadTogether(
    org,
    ask(getTeam, {}),
    ask(listMembers, { ...input, ...membersAfter }),
    ask(listPendingInvitations, invitationsAfter),
    ask(getMyOffer, {}),
  );
  const { used, reserved, limit } = team.seats;
  return (
    <>
      <PageHeader
        title="Team"
        lead={`${used} of ${limit} seats · ${reserved} ${reserved === 1 ? "invitation" : "invitations"}`}
        actions={
          team.mayManage ? (
            <>
              <DownloadCsv slug={team.slug} />
              <InviteButton team={team} action={actions.inviteAction} />
            </>
          ) : null
        }
      />
      <Said>{wasRemoved ? "The member was removed." : undefined}</Said>
      <MyOffer offer={offer} />
      {team.twoFactor ? (
        <TwoFactorCard slug={team.slug} policy={team.twoFactor} save={actions.setTwoFactorPolicyAction} />
      ) : null}
      {team.report ? <ReportCard slug={team.slug} {...team.report} save={actions.subscribeToReportAction} /> : null}
      {team.hasOneOwner && team.mayManage ? <OwnerNudge name={team.name} isOwner={team.you.isOwner} /> : null}
      <MembersSection
        team={team}
        members={members}
        next={next}
        filter={filter}
        commands={{
          remove: actions.removeAction,
          askReset: actions.askResetAction,
          setEndDate: actions.setEndDateAction,
        }}
        changeRole={actions.changeRoleAction}
      />
      <InvitationsSection team={team} invitations={pending.invitations} next={pending.next} commands={commands} />
      {team.mayManage ? (
        <TeamBar
          slug={team.slug}
          members={{
            filter,
            shown: members.length,
            total:
              filter.search || filter.role || filter["two-factor"]
                ? { count: members.length, isMore: next !== null }
                : { count: used, isMore: false },
          }}
        />
      ) : null}
    </>
  );
}
