import type { Metadata } from "next";
import Link from "next/link";
import { loadOr } from "@/app/_server/load";
import { Crumbs } from "@/components/frame/crumbs";
import { PageHeader } from "@/components/frame/page-header";
import { AskForm } from "@/components/join-requests/ask-form";
import { AskingIsOff } from "@/components/join-requests/asking-is-off";
import { buttonClass } from "@/components/ui/button";
import { Note } from "@/components/ui/note";
import { getJoinableProject } from "@/lib/join-requests/get-joinable-project";
import { projectPlace } from "@/lib/kernel/project-place";
import { askToJoinAction } from "../actions";

export const metadata: Metadata = { title: "Ask to join" };

export default async function AskToJoinPage({ params }: PageProps<"/orgs/[org]/projects/join/[project]">) {
  const { org, project: projectId } = await params;
  const view = await loadOr(["conflict"], getJoinableProject, org, { projectId });
  if (!view) return <AskingIsOff />;
  const { slug, project, isInTeam, waiting } = view;
  return (
    <div className="max-w-[640px]">
      <Crumbs href={`/orgs/${slug}/projects/join`} up="Ask to join a project" here={project.name} />
      <PageHeader title={`Ask to join ${project.name}`} />
      {waiting.length > 0 ? (
        <div className="mb-5">
          <Note
            title="You have asked."
            action={
              <Link href={`/orgs/${slug}/requests?show=asked`} className={buttonClass("secondary", "sm")}>
                See your requests
              </Link>
            }
          >
            Nobody has answered yet.
          </Note>
        </div>
      ) : null}
      {isInTeam ? (
        <Note
          action={
            <Link href={`/orgs/${projectPlace(slug, project.id)}`} className={buttonClass("secondary", "sm")}>
              Open the project
            </Link>
          }
        >
          You are in this project’s team already.
        </Note>
      ) : (
        <AskForm view={view} action={askToJoinAction} />
      )}
    </div>
  );
}
