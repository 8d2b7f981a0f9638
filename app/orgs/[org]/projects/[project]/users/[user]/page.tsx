import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { PageHeader } from "@/components/frame/page-header";
import { EditMemberForm } from "@/components/project-team/edit-member-form";
import { TeamCrumbs } from "@/components/project-team/team-crumbs";
import { ProposeSection } from "@/components/proposals/propose-section";
import { projectPlace } from "@/lib/kernel/project-place";
import { getProjectMember } from "@/lib/project-team/get-project-member";
import * as actions from "../actions";

export const metadata: Metadata = { title: "Change details" };

type Props = PageProps<"/orgs/[org]/projects/[project]/users/[user]">;

export default async function ProjectMemberPage({ params, searchParams }: Props) {
  const { org, project, user } = await params;
  const { as } = await searchParams;
  const place = projectPlace(org, project);
  const view = await load(getProjectMember, place, { personId: user });
  const { person } = view;
  return (
    <>
      <TeamCrumbs place={place} here={person.name} />
      <PageHeader title={person.name} lead={`${person.email} · ${person.roleLabel} in the organisation`} />
      <EditMemberForm view={view} action={actions.editProjectMemberAction} asManager={as === "manager"} />
      <ProposeSection view={view} propose={actions.proposeChangeAction} withdraw={actions.withdrawProposalAction} />
    </>
  );
}
