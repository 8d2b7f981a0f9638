import { Card } from "@/components/ui/card";
import { DateText } from "@/components/ui/date-text";
import { EmptyState } from "@/components/ui/empty-state";
import type { DecidedRequest } from "@/lib/requests/list-decided-requests";
import { RequestItem } from "./request-item";
import { stateWords } from "./request-words";
import { StateMark } from "./state-mark";

/** What was asked of those who answer, and what became of it. */
export function DecidedList({ requests }: { requests: readonly DecidedRequest[] }) {
  if (requests.length === 0)
    return (
      <Card className="mb-8">
        <EmptyState title="Nothing was decided yet">
          Requests to join and to go live are listed here once they are answered, for those who manage the project.
        </EmptyState>
      </Card>
    );
  return (
    <Card className="mb-8">
      <ul aria-label="Decided">
        {requests.map(({ id, kind, person, project, state, endedAt, endedByName, endedByPlatform, answer }) => (
          <RequestItem
            key={id}
            person={person}
            title={
              kind === "join"
                ? `${person.name} asked to join ${project.name}`
                : `${person.name} asked for ${project.name} to go live`
            }
            about={
              <>
                {stateWords[state]} by {endedByName ?? (endedByPlatform ? "a platform admin" : "somebody who has left")}{" "}
                on <DateText at={endedAt} format="long" />
                {answer ? `: “${answer}”` : ""}
              </>
            }
            aside={<StateMark state={state} />}
          />
        ))}
      </ul>
    </Card>
  );
}
