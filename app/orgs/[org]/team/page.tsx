import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { PageHeader } from "@/components/frame/page-header";
import { InvitationsSection } from "@/components/team/invitations-section";
import { InviteButton } from "@/components/team/invite-button";
import { MembersSection } from "@/components/team/members-section";
import { listPendingInvitations } from "@/lib/invitations/list-pending-invitations";
import { getTeam } from "@/lib/members/get-team";
import { listMembers } from "@/lib/members/list-members";
import { inviteAction, removeAction, revokeAction } from "./actions";

export const metadata: Metadata = { title: "Team" };

export default async function TeamPage({ params, searchParams }: PageProps<"/orgs/[org]/team">) {
  const { org } = await params;
  const { members: after, invitations: sentBefore } = await searchParams;
  const page = (cursor: unknown) => (typeof cursor === "string" ? { after: cursor } : {});
  const team = await load(getTeam, org, {});
  const { members, next } = await load(listMembers, org, page(after));
  const pending = await load(listPendingInvitations, org, page(sentBefore));
  const { used, reserved, limit } = team.seats;
  return (
    <>
      <PageHeader
        title="Team"
        lead={`${used} of ${limit} seats · ${reserved} ${reserved === 1 ? "invitation" : "invitations"}`}
        actions={team.mayManage ? <InviteButton team={team} action={inviteAction} /> : null}
      />
      <MembersSection team={team} members={members} next={next} remove={removeAction} />
      <InvitationsSection team={team} invitations={pending.invitations} next={pending.next} revoke={revokeAction} />
    </>
  );
}
