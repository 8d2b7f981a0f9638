import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Cell, DataTable, PhoneLabel, Row } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Pill } from "@/components/ui/pill";
import { TimeAgo } from "@/components/ui/time-ago";
import type { ResetRow } from "@/lib/two-factor-resets/list-two-factor-resets";

const columns = [
  { label: "Person" },
  { label: "Organisation" },
  { label: "State" },
  { label: "Asked" },
  { label: "Review", hidden: true },
];

export function ResetsTable({ resets, next }: { resets: readonly ResetRow[]; next: string | null }) {
  if (resets.length === 0) {
    return (
      <Card>
        <EmptyState title="Nothing waits">Requests that owners make on their team page are listed here.</EmptyState>
      </Card>
    );
  }
  const foot = next ? (
    <Link href={`/admin/resets?${new URLSearchParams({ after: next })}`} className={buttonClass("secondary", "sm")}>
      Show more
    </Link>
  ) : null;
  return (
    <DataTable caption="Open requests for a two-factor reset" columns={columns} foot={foot}>
      {resets.map(({ id, name, email, organisationName, state, createdAt, dueAt }) => (
        <Row key={id}>
          <Cell phone="lead">
            <div className="truncate font-medium">{name}</div>
            <div className="truncate text-sm text-muted">{email}</div>
          </Cell>
          <Cell>
            <PhoneLabel>Organisation</PhoneLabel>
            {organisationName ?? "In no organisation"}
          </Cell>
          <Cell>
            {state === "verified" && dueAt ? (
              <Pill tone="amber">
                Carried out <TimeAgo at={dueAt} />
              </Pill>
            ) : (
              <Pill>Waits to be verified</Pill>
            )}
          </Cell>
          <Cell className="tabular-nums">
            <PhoneLabel>Asked</PhoneLabel>
            <TimeAgo at={createdAt} capital />
          </Cell>
          <Cell phone="beside">
            <Link href={`/admin/resets/${id}`} aria-label={`Review ${name}`} className={buttonClass("secondary", "sm")}>
              Review
            </Link>
          </Cell>
        </Row>
      ))}
    </DataTable>
  );
}
