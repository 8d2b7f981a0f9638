import type { Metadata } from "next";
import Link from "next/link";
import { load } from "@/app/_server/load";
import { PageHeader } from "@/components/frame/page-header";
import { InviteForm } from "@/components/project-team/invite-form";
import { TeamCrumbs } from "@/components/project-team/team-crumbs";
import { Note } from "@/components/ui/note";
import { projectPlace } from "@/lib/kernel/project-place";
import { getProjectInvite } from "@/lib/project-team/get-project-invite";
import { inviteToProjectAction } from "../../actions";

export const metadata: Metadata = { title: "Invite a team member" };

const already = {
  you: "You are looking at yourself. Another manager can invite you.",
  in_team: "This person is in the project’s team already.",
  invited: "This person is invited already. You can send the invitation again from the team page.",
} as const;

type Props = PageProps<"/orgs/[org]/projects/[project]/users/invite/[user]">;

export default async function InviteColleaguePage({ params, searchParams }: Props) {
  const { org, project, user } = await params;
  const { as } = await searchParams;
  const place = projectPlace(org, project);
  const view = await load(getProjectInvite, place, { personId: user });
  const state = view.colleague?.is ?? "free";
  return (
    <>
      <TeamCrumbs place={place} here="Invite a team member" />
      <PageHeader
        title="Invite a team member"
        lead={`${view.colleague?.name ?? ""} is in ${view.organisationName} and keeps their role there.`}
      />
      {state === "free" ? (
        <InviteForm view={view} action={inviteToProjectAction} asManager={as === "manager"} />
      ) : (
        <Note>
          {already[state]}{" "}
          <Link href={`/orgs/${place}/users`} className="link">
            Back to the team members
          </Link>
        </Note>
      )}
    </>
  );
}
