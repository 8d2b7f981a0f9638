import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { PageHeader } from "@/components/frame/page-header";
import { KeepsNote } from "@/components/project-team/keeps-note";
import { RemoveMemberForm } from "@/components/project-team/remove-member-form";
import { TeamCrumbs } from "@/components/project-team/team-crumbs";
import { projectPlace } from "@/lib/kernel/project-place";
import { getProjectMember } from "@/lib/project-team/get-project-member";
import { removeProjectMemberAction } from "../../actions";

export const metadata: Metadata = { title: "Remove from project" };

type Props = PageProps<"/orgs/[org]/projects/[project]/users/[user]/delete">;

/** Opening it changes nothing; its button does. */
export default async function RemoveProjectMemberPage({ params }: Props) {
  const { org, project, user } = await params;
  const place = projectPlace(org, project);
  const view = await load(getProjectMember, place, { personId: user });
  return (
    <>
      <TeamCrumbs place={place} here={view.person.name} />
      <PageHeader title={`Remove ${view.person.name}`} lead={`From the team of ${view.project.name}.`} />
      {view.keeps ? (
        <KeepsNote keeps={view.keeps} path={`/orgs/${place}/users`} />
      ) : (
        <RemoveMemberForm view={view} action={removeProjectMemberAction} />
      )}
    </>
  );
}
