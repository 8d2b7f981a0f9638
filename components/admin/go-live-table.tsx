import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Cell, DataTable, PhoneLabel, Row } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { TimeAgo } from "@/components/ui/time-ago";
import type { GoLiveRow } from "@/lib/go-live/list-go-live-requests";

const columns = [
  { label: "Project" },
  { label: "Organisation" },
  { label: "Asked by" },
  { label: "Asked" },
  { label: "Review", hidden: true },
];

export function GoLiveTable({ requests, next }: { requests: readonly GoLiveRow[]; next: string | null }) {
  if (requests.length === 0)
    return (
      <Card>
        <EmptyState title="Nothing waits">
          Projects that ask to go live are listed here, where nobody in their organisation can decide.
        </EmptyState>
      </Card>
    );
  const foot = next ? (
    <Link href={`/admin?${new URLSearchParams({ after: next })}`} className={buttonClass("secondary", "sm")}>
      Show more
    </Link>
  ) : null;
  return (
    <DataTable caption="Projects that ask to go live" columns={columns} foot={foot}>
      {requests.map(({ id, projectName, organisationName, requesterName, createdAt }) => (
        <Row key={id}>
          <Cell phone="lead">
            <div className="truncate font-medium">{projectName}</div>
          </Cell>
          <Cell>
            <PhoneLabel>Organisation</PhoneLabel>
            {organisationName}
          </Cell>
          <Cell>
            <PhoneLabel>Asked by</PhoneLabel>
            {requesterName ?? "Somebody who has left"}
          </Cell>
          <Cell className="tabular-nums">
            <PhoneLabel>Asked</PhoneLabel>
            <TimeAgo at={createdAt} capital />
          </Cell>
          <Cell phone="beside">
            <Link
              href={`/admin/go-live/${id}`}
              aria-label={`Review ${projectName}`}
              className={buttonClass("secondary", "sm")}
            >
              Review
            </Link>
          </Cell>
        </Row>
      ))}
    </DataTable>
  );
}
