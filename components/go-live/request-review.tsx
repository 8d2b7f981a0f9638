import type { ReactNode } from "react";
import { EndedNote } from "@/components/requests/ended-note";
import { Reason } from "@/components/requests/reason";
import { Card } from "@/components/ui/card";
import { Note } from "@/components/ui/note";
import { TimeAgo } from "@/components/ui/time-ago";
import type { GoLiveRequestView } from "@/lib/go-live/find-go-live-request";
import { FactMarks } from "./fact-marks";

interface RequestReviewProps {
  request: GoLiveRequestView;
  /** The answer, where the reader may give one. */
  children: ReactNode;
}

/** Who asks for a project to go live, why, and what it has; then the answer, or what became of the request. */
export function RequestReview({ request, children }: RequestReviewProps) {
  const { state, endedAt, deciderName, decidedByPlatform, answer, approvers, isYours } = request;
  return (
    <>
      <Card className="mb-5 p-4">
        <p className="wrap-anywhere">
          <span className="font-medium">{request.requesterName ?? "Somebody who has left"}</span>{" "}
          <span className="text-muted">{request.requesterEmail}</span>
        </p>
        <p className="text-sm text-muted">
          {request.project.name}, {request.organisationName}. Asked <TimeAgo at={request.createdAt} />.
        </p>
        <Reason>{request.reason}</Reason>
        <FactMarks facts={request.facts} />
      </Card>
      {state !== "pending" && endedAt ? (
        <EndedNote
          how={state === "cancelled" ? "withdrawn" : state}
          at={endedAt}
          byName={deciderName}
          byPlatform={decidedByPlatform}
          answer={answer}
        />
      ) : isYours ? (
        <Note>You asked this yourself, so somebody else decides it.</Note>
      ) : approvers.length > 0 ? (
        <Note>{approvers.join(", ")} of the organisation may decide this, so it is theirs.</Note>
      ) : (
        children
      )}
    </>
  );
}
