import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { Crumbs } from "@/components/frame/crumbs";
import { PageHeader } from "@/components/frame/page-header";
import { DecideForm } from "@/components/join-requests/decide-form";
import { EndedNote } from "@/components/requests/ended-note";
import { readDecision } from "@/components/requests/read-decision";
import { Reason } from "@/components/requests/reason";
import { Card } from "@/components/ui/card";
import { Note } from "@/components/ui/note";
import { Person } from "@/components/ui/person";
import { TimeAgo } from "@/components/ui/time-ago";
import { getJoinRequest } from "@/lib/join-requests/get-join-request";
import { projectPlace } from "@/lib/kernel/project-place";
import { decideJoinRequestAction } from "../../actions";

export const metadata: Metadata = { title: "Request to join" };

type Props = PageProps<"/orgs/[org]/projects/[project]/join-request/[request]/approve">;

export default async function JoinRequestPage({ params, searchParams }: Props) {
  const { org, project, request } = await params;
  const view = await load(getJoinRequest, projectPlace(org, project), { joinRequestId: request });
  const { person, ended, isYou } = view;
  return (
    <div className="max-w-[720px]">
      <Crumbs href={`/orgs/${view.slug}/requests`} up="Requests" here="Request to join" />
      <PageHeader title={`${person.name} asks to join ${view.project.name}`} />
      <Card className="mb-5 p-4">
        <Person person={person} />
        <p className="mt-2 text-sm text-muted">
          {person.role}, {person.hasTwoFactor ? "with" : "without"} two-factor authentication. Asked{" "}
          <TimeAgo at={view.createdAt} />.
        </p>
        <Reason>{view.reason}</Reason>
      </Card>
      {ended ? <EndedNote {...ended} /> : null}
      {!ended && isYou ? <Note>You asked this yourself, so somebody else decides it.</Note> : null}
      {ended || isYou ? null : (
        <DecideForm
          view={view}
          decision={readDecision((await searchParams).decision)}
          action={decideJoinRequestAction}
        />
      )}
    </div>
  );
}
