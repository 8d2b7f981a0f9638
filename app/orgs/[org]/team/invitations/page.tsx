import type { Metadata } from "next";
import { ask, loadTogether } from "@/app/_server/load";
import { InvitationFilterForm } from "@/components/team/invitation-filter-form";
import { InvitationsPage } from "@/components/team/invitations-page";
import { InviteButton } from "@/components/team/invite-button";
import { TeamBar } from "@/components/team/team-bar";
import { TeamHeader } from "@/components/team/team-header";
import { listInvitations } from "@/lib/invitations/list-invitations";
import { getTeam } from "@/lib/members/get-team";
import * as actions from "../actions";
import { readAsked } from "./read-asked";

export const metadata: Metadata = { title: "Invitations" };

const commands = {
  revoke: actions.revokeAction,
  resend: actions.resendAction,
  replaceLink: actions.replaceLinkAction,
  copyLink: actions.copyLinkAction,
};

/** All invitations of a team: those that wait, and for whoever manages those that have ended. */
export default async function TeamInvitationsPage({ params, searchParams }: PageProps<"/orgs/[org]/team/invitations">) {
  const { org } = await params;
  const { filter, input } = readAsked(await searchParams);
  const [team, list] = await loadTogether(org, ask(getTeam, {}), ask(listInvitations, input));
  return (
    <>
      <TeamHeader
        frame={team.frame}
        current="invitations"
        actions={team.mayManage ? <InviteButton team={team} action={actions.inviteAction} /> : null}
        aside={
          <InvitationFilterForm
            path={`/orgs/${team.slug}/team/invitations`}
            filter={filter}
            mayManage={team.mayManage}
          />
        }
      />
      <InvitationsPage team={team} list={list} filter={filter} commands={commands} />
      {team.mayManage ? <TeamBar slug={team.slug} /> : null}
    </>
  );
}
