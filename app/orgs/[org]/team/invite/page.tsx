import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { load } from "@/app/_server/load";
import { Crumbs } from "@/components/frame/crumbs";
import { PageHeader } from "@/components/frame/page-header";
import { InvitePage } from "@/components/team/invite-page";
import { getTeam } from "@/lib/members/get-team";
import { inviteAction, inviteSeveralAction } from "../actions";

export const metadata: Metadata = { title: "Invite member" };

export default async function InviteMemberPage({ params, searchParams }: PageProps<"/orgs/[org]/team/invite">) {
  const { org } = await params;
  const { email } = await searchParams;
  const team = await load(getTeam, org, {});
  if (!team.mayManage) forbidden();
  return (
    <div className="mx-auto max-w-[560px]">
      <Crumbs href={`/orgs/${team.slug}/team`} up="Team" here="Invite member" />
      <PageHeader title="Invite member" lead="They get an email with a link that works once, for 14 days." />
      <InvitePage
        team={team}
        action={inviteAction}
        several={inviteSeveralAction}
        isSeveral={false}
        email={typeof email === "string" ? email : ""}
      />
    </div>
  );
}
