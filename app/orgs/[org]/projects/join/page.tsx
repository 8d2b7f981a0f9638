import type { Metadata } from "next";
import { loadOr } from "@/app/_server/load";
import { Crumbs } from "@/components/frame/crumbs";
import { PageHeader } from "@/components/frame/page-header";
import { AskingIsOff } from "@/components/join-requests/asking-is-off";
import { JoinableTable } from "@/components/join-requests/joinable-table";
import { listJoinableProjects } from "@/lib/join-requests/list-joinable-projects";

export const metadata: Metadata = { title: "Ask to join a project" };

export default async function JoinPage({ params, searchParams }: PageProps<"/orgs/[org]/projects/join">) {
  const { org } = await params;
  const { search, after } = await searchParams;
  const asked = {
    ...(typeof search === "string" ? { search } : {}),
    ...(typeof after === "string" && after.length <= 1000 ? { after } : {}),
  };
  const list = await loadOr(["conflict"], listJoinableProjects, org, asked);
  if (!list) return <AskingIsOff />;
  return (
    <>
      <Crumbs href={`/orgs/${list.slug}/projects`} up="Projects" here="Ask to join a project" />
      <PageHeader
        title="Ask to join a project"
        lead={`All projects of ${list.organisationName}. Whoever manages the one you choose says yes or no.`}
      />
      <JoinableTable list={list} search={asked.search?.trim() ?? ""} />
    </>
  );
}
