import { Inbox } from "lucide-react";
import Link from "next/link";
import { FactMarks } from "@/components/go-live/fact-marks";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { listed } from "@/components/ui/listed";
import { TimeAgo } from "@/components/ui/time-ago";
import { projectPlace } from "@/lib/kernel/project-place";
import type { WaitingRequest, WaitingRequests } from "@/lib/requests/list-waiting-requests";
import { Reason } from "./reason";
import { RequestItem } from "./request-item";

/** Everything that waits for the reader's yes or no. */
export function WaitingList({ slug, organisationName, requests }: WaitingRequests) {
  if (requests.length === 0)
    return (
      <Card className="mb-8">
        <EmptyState title="Nothing waits for you" icon={<Inbox size={22} />}>
          Requests to join your projects, and what others ask you to confirm, are listed here.
        </EmptyState>
      </Card>
    );
  return (
    <Card className="mb-8">
      <ul aria-label="Waiting for you">
        {requests.map((request) => (
          <Waiting key={request.id} slug={slug} organisationName={organisationName} request={request} />
        ))}
      </ul>
    </Card>
  );
}

interface WaitingProps {
  slug: string;
  organisationName: string;
  request: WaitingRequest;
}

function Waiting({ slug, organisationName, request }: WaitingProps) {
  const { person } = request;
  const asked = (
    <>
      Asked <TimeAgo at={request.createdAt} />
    </>
  );
  if (request.kind === "ownership")
    return (
      <RequestItem
        person={person}
        title={`${person.name} offers you ownership of ${organisationName}`}
        about={asked}
        aside={<Answer href={`/orgs/${slug}`} what={`the offer of ${person.name}`} />}
      />
    );
  const { project } = request;
  if (request.kind === "proposal")
    return (
      <RequestItem
        person={person}
        title={`${person.name} proposes another ${request.what} for you`}
        about={
          <>
            {asked} · {project.name}
          </>
        }
        aside={<Answer href="/profile#proposals" what={`the proposal of ${person.name}`} />}
      />
    );
  if (request.kind === "go_live")
    return (
      <RequestItem
        person={person}
        title={`${person.name} asks for ${project.name} to go live`}
        about={
          <>
            {asked} · you can decide
            {request.opens ? (
              <>
                {" · "}
                <Link href={`/orgs/${projectPlace(slug, project.id)}`} className="link font-medium">
                  Open the project
                </Link>
              </>
            ) : null}
          </>
        }
        aside={<Decide href={`/orgs/${slug}/requests/go-live/${request.id}`} what={`${project.name} going live`} />}
      >
        <Reason>{request.reason}</Reason>
        <FactMarks facts={request.facts} />
      </RequestItem>
    );
  const { you, others } = request.asked;
  const place = projectPlace(slug, project.id);
  const deciders = listed([...(you ? ["you"] : []), ...others], 3);
  return (
    <RequestItem
      person={person}
      title={`${person.name} asks to join ${project.name}`}
      about={
        <>
          {asked}
          {deciders ? ` · asked of ${deciders}` : ""}
        </>
      }
      aside={
        <Decide
          href={`/orgs/${place}/join-request/${request.id}/approve`}
          what={`${person.name} joining ${project.name}`}
        />
      }
    >
      <Reason>{request.reason}</Reason>
      <p className="mt-2 text-sm text-muted">
        {person.name} has the role {request.role}, {request.hasTwoFactor ? "with" : "without"} two-factor
        authentication. If you approve, you choose the permissions and folders next.
      </p>
    </RequestItem>
  );
}

/** Leads to the page that asks for the rest; the names say of which request. */
function Decide({ href, what }: { href: string; what: string }) {
  return (
    <>
      <Link href={`${href}?decision=reject`} className={buttonClass("secondary")}>
        Reject<span className="sr-only"> {what}</span>
      </Link>
      <Link href={`${href}?decision=approve`} className={buttonClass("secondary")}>
        Approve<span className="sr-only"> {what}</span>
      </Link>
    </>
  );
}

function Answer({ href, what }: { href: string; what: string }) {
  return (
    <Link href={href} className={buttonClass("secondary")}>
      Answer<span className="sr-only"> {what}</span>
    </Link>
  );
}
