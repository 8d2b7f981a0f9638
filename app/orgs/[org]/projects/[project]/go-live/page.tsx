import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { Crumbs } from "@/components/frame/crumbs";
import { PageHeader } from "@/components/frame/page-header";
import { GoLivePage } from "@/components/go-live/go-live-page";
import { getGoLive } from "@/lib/go-live/get-go-live";
import { projectPlace } from "@/lib/kernel/project-place";
import { requestGoLiveAction, withdrawGoLiveAction } from "./actions";

export const metadata: Metadata = { title: "Request to go live" };

export default async function ProjectGoLivePage({ params }: PageProps<"/orgs/[org]/projects/[project]/go-live">) {
  const { org, project } = await params;
  const view = await load(getGoLive, projectPlace(org, project), {});
  return (
    <>
      <Crumbs href={`/orgs/${projectPlace(org, project)}`} up={view.project.name} here="Request to go live" />
      <PageHeader title="Request to go live" lead={`${view.project.name} from trial to live.`} />
      <GoLivePage view={view} request={requestGoLiveAction} withdraw={withdrawGoLiveAction} />
    </>
  );
}
