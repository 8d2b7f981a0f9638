import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { PageHeader } from "@/components/frame/page-header";
import { KeepsNote } from "@/components/project-team/keeps-note";
import { LeaveForm } from "@/components/project-team/leave-form";
import { TeamCrumbs } from "@/components/project-team/team-crumbs";
import { projectPlace } from "@/lib/kernel/project-place";
import { getLeaving } from "@/lib/project-team/get-leaving";
import { leaveProjectAction } from "../actions";

export const metadata: Metadata = { title: "Leave project" };

type Props = PageProps<"/orgs/[org]/projects/[project]/users/leave">;

export default async function LeaveProjectPage({ params }: Props) {
  const { org, project } = await params;
  const place = projectPlace(org, project);
  const view = await load(getLeaving, place, {});
  return (
    <>
      <TeamCrumbs place={place} here="Leave project" />
      <PageHeader title={`Leave ${view.project.name}`} />
      {view.keeps ? (
        <KeepsNote keeps={view.keeps} path={`/orgs/${place}/users`} />
      ) : (
        <LeaveForm view={view} action={leaveProjectAction} />
      )}
    </>
  );
}
