import type { Metadata } from "next";
import { cookies } from "next/headers";
import { ask, loadTogether, memberHere } from "@/app/_server/load";
import { DownloadCsv } from "@/components/team/download-csv";
import { InvitationsSection } from "@/components/team/invitations-section";
import { InviteButton } from "@/components/team/invite-button";
import { MemberFilterForm } from "@/components/team/member-filter-form";
import { MembersSection } from "@/components/team/members-section";
import { OwnerNudge } from "@/components/team/owner-nudge";
import { PolicyCard } from "@/components/team/policy-card";
import { RemembersVisit } from "@/components/team/remembers-visit";
import { TeamBar } from "@/components/team/team-bar";
import { TeamHeader } from "@/components/team/team-header";
import { Note } from "@/components/ui/note";
import { Said } from "@/components/ui/said";
import { listInvitations } from "@/lib/invitations/list-invitations";
import { getTeam } from "@/lib/members/get-team";
import { visitAt } from "@/lib/members/last-visit";
import { listMembers } from "@/lib/members/list-members";
import { getMyOffer } from "@/lib/ownership/get-my-offer";
import { MyOffer } from "../my-offer";
import { sendReportNowAction } from "../report/actions";
import * as actions from "./actions";
import { readFilter } from "./read-filter";

export const metadata: Metadata = { title: "Team" };

const invitationCommands = {
  revoke: actions.revokeAction,
  resend: actions.resendAction,
  replaceLink: actions.replaceLinkAction,
  copyLink: actions.copyLinkAction,
};

const memberCommands = {
  changeRole: actions.changeRoleAction,
  remove: actions.removeAction,
  askReset: actions.askResetAction,
  setEndDate: actions.setEndDateAction,
};

/** As many invitations as stand below the members; all of them have a page of their own. */
const invitationsShown = 10;

export default async function TeamPage({ params, searchParams }: PageProps<"/orgs/[org]/team">) {
  const { org } = await params;
  const { filter, input, note } = readFilter(await searchParams);
  const { seen } = await memberHere(org);
  const cookie = `rollcall_visit_${seen?.memberId ?? ""}`;
  const visit = visitAt(new Date(), (await cookies()).get(cookie)?.value);
  const [team, list, waiting, offer] = await loadTogether(
    org,
    ask(getTeam, {}),
    ask(listMembers, { ...input, ...(visit.before ? { newSince: visit.before.toISOString() } : {}) }),
    ask(listInvitations, { most: invitationsShown }),
    ask(getMyOffer, {}),
  );
  const { slug, mayManage } = team;
  const path = `/orgs/${slug}/team`;
  return (
    <>
      <TeamHeader
        frame={team.frame}
        current="members"
        actions={
          mayManage ? (
            <>
              <DownloadCsv slug={slug} />
              <InviteButton team={team} action={actions.inviteAction} />
            </>
          ) : null
        }
        aside={<MemberFilterForm path={path} filter={filter} roles={team.roles} mayManage={mayManage} />}
      />
      <RemembersVisit name={cookie} value={visit.cookie} path={path} />
      <Said>{note === "removed" ? "The member was removed." : undefined}</Said>
      <MyOffer offer={offer} />
      <PolicyCard
        team={team}
        setTwoFactor={actions.setTwoFactorPolicyAction}
        subscribe={actions.subscribeToReportAction}
        sendNow={sendReportNowAction}
        foot={
          team.isNudged ? (
            <OwnerNudge
              slug={slug}
              name={team.name}
              isOwner={team.you.isOwner}
              putAway={actions.putOwnerNudgeAwayAction}
            />
          ) : null
        }
      />
      {note === "choose-owner" && team.you.isOwner && team.hasOneOwner ? (
        <div className="mb-2.5">
          <Note title="Choose a second owner.">Press the role of the person you choose, then Owner.</Note>
        </div>
      ) : null}
      <MembersSection team={team} list={list} filter={filter} commands={memberCommands} />
      <InvitationsSection team={team} invitations={waiting.invitations} commands={invitationCommands} />
      {mayManage ? <TeamBar slug={slug} members={{ filter, shown: list.members.length, total: list.total }} /> : null}
    </>
  );
}
