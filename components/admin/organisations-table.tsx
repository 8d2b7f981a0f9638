import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Cell, DataTable, PhoneLabel, Row } from "@/components/ui/data-table";
import { DateText } from "@/components/ui/date-text";
import { EmptyState } from "@/components/ui/empty-state";
import type { OrganisationSummary } from "@/lib/admin/organisation-facts";
import { OrganisationState } from "./organisation-state";

interface OrganisationsTableProps {
  organisations: readonly OrganisationSummary[];
  next: string | null;
  search: string;
}

const columns = [{ label: "Organisation" }, { label: "State" }, { label: "Seats" }, { label: "Created" }];

export function OrganisationsTable({ organisations, next, search }: OrganisationsTableProps) {
  if (organisations.length === 0) {
    return (
      <Card>
        <EmptyState
          title="Nothing matches"
          action={
            <Link href="/admin/organisations" className={buttonClass("secondary")}>
              Show all organisations
            </Link>
          }
        >
          No name and no URL name holds what you searched for.
        </EmptyState>
      </Card>
    );
  }
  const more = `/admin/organisations?${new URLSearchParams({ ...(search ? { search } : {}), after: next ?? "" })}`;
  const foot = next ? (
    <>
      <span>{organisations.length} shown, the newest first</span>
      <Link href={more} className={buttonClass("secondary", "sm")}>
        Show more
      </Link>
    </>
  ) : null;
  return (
    <DataTable caption="Organisations" columns={columns} foot={foot}>
      {organisations.map((organisation) => (
        <Row key={organisation.id}>
          <Cell phone="lead">
            <div className="min-w-0">
              <Link href={`/admin/organisations/${organisation.id}`} className="link block truncate font-medium">
                {organisation.name}
              </Link>
              <div className="truncate text-sm text-muted">/orgs/{organisation.slug}</div>
            </div>
          </Cell>
          <Cell>
            <OrganisationState deletedAt={organisation.deletedAt} />
          </Cell>
          <Cell className="tabular-nums">
            <PhoneLabel>Seats</PhoneLabel>
            {organisation.members} of {organisation.seatLimit}
            {organisation.reserved > 0 ? (
              <span className="block text-sm text-muted">{organisation.reserved} held by invitations</span>
            ) : null}
          </Cell>
          <Cell className="tabular-nums sm:whitespace-nowrap">
            <PhoneLabel>Created</PhoneLabel>
            <DateText at={organisation.createdAt} />
          </Cell>
        </Row>
      ))}
    </DataTable>
  );
}
