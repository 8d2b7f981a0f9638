import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { PageHeader } from "@/components/frame/page-header";
import { ColleaguePicker } from "@/components/project-team/colleague-picker";
import { InviteForm } from "@/components/project-team/invite-form";
import { TeamCrumbs } from "@/components/project-team/team-crumbs";
import { Note } from "@/components/ui/note";
import { projectPlace } from "@/lib/kernel/project-place";
import { getProjectInvite } from "@/lib/project-team/get-project-invite";
import { inviteToProjectAction } from "../actions";

export const metadata: Metadata = { title: "Invite a team member" };

type Props = PageProps<"/orgs/[org]/projects/[project]/users/invite">;

export default async function InvitePage({ params, searchParams }: Props) {
  const { org, project } = await params;
  const { search, as, email } = await searchParams;
  const asManager = as === "manager";
  const asked = { ...(typeof search === "string" ? { search } : {}), asManager };
  const view = await load(getProjectInvite, projectPlace(org, project), asked);
  const title = asManager ? "Choose a manager" : "Invite a team member";
  const invited = "They get an email with a link that works once, for 14 days.";
  return (
    <>
      <TeamCrumbs place={projectPlace(org, project)} here={title} />
      <PageHeader title={title} lead={asManager ? view.project.name : invited} />
      <ColleaguePicker view={view} search={asked.search?.trim() ?? ""} asManager={asManager} />
      {view.mayInviteNew ? (
        <>
          {asManager ? (
            <>
              <h2 className="mb-1">Somebody else</h2>
              <p className="mb-2.5 text-muted">{invited}</p>
            </>
          ) : null}
          <InviteForm
            view={view}
            action={inviteToProjectAction}
            asManager={asManager}
            email={typeof email === "string" ? email : ""}
          />
        </>
      ) : (
        <Note>
          Only people of {view.organisationName} can be invited here. Its settings do not let project managers invite
          new people; ask somebody who manages its team.
        </Note>
      )}
    </>
  );
}
