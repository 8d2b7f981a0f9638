import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { noteSaid } from "@/app/_server/note-said";
import { ProjectTeamPage } from "@/components/project-team/project-team-page";
import { projectPlace } from "@/lib/kernel/project-place";
import { listProjectTeam } from "@/lib/project-team/list-project-team";
import { cancelProjectInvitationAction, joinProjectAction, resendProjectInvitationAction } from "./actions";

export const metadata: Metadata = { title: "Team members" };

const commands = {
  cancel: cancelProjectInvitationAction,
  resend: resendProjectInvitationAction,
  join: joinProjectAction,
};

const notes: Readonly<Record<string, string>> = {
  invited: "The invitation was sent. The person is listed below as invited until they accept.",
  changed: "The changes were saved. They take effect straight away.",
  removed: "They are no longer in this project’s team.",
};

export default async function UsersPage({ params, searchParams }: PageProps<"/orgs/[org]/projects/[project]/users">) {
  const { org, project } = await params;
  const { search, after, invited, note } = await searchParams;
  const asked = {
    ...(typeof search === "string" ? { search } : {}),
    ...(typeof after === "string" ? { after } : {}),
    ...(typeof invited === "string" ? { invited } : {}),
  };
  const team = await load(listProjectTeam, projectPlace(org, project), asked);
  return (
    <ProjectTeamPage
      team={team}
      search={asked.search?.trim() ?? ""}
      isFirstPage={asked.after === undefined && asked.invited === undefined}
      commands={commands}
      said={noteSaid(notes, note)}
    />
  );
}
