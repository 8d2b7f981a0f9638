import Link from "next/link";
import { Avatar } from "@/components/ui/avatar";
import { buttonClass } from "@/components/ui/button";
import { Cell, DataTable, PhoneLabel, Row } from "@/components/ui/data-table";
import { TimeAgo } from "@/components/ui/time-ago";
import type { CasesView } from "@/lib/service-cases/list-cases";
import { StateMark } from "./state-mark";

interface CasesTableProps {
  cases: CasesView["cases"];
  /** The address of the project's cases. */
  base: string;
  /** Where older ones are; null where there are none. */
  more: string | null;
}

const columns = [{ label: "Case" }, { label: "Status" }, { label: "Assigned to" }, { label: "Last change" }];

export function CasesTable({ cases, base, more }: CasesTableProps) {
  const foot = more ? (
    <>
      <span>{cases.length} cases shown, newest first</span>
      <Link href={more} className={buttonClass("secondary", "sm")}>
        Show older
      </Link>
    </>
  ) : null;
  return (
    <DataTable caption="Service cases" columns={columns} foot={foot}>
      {cases.map(({ id, number, title, state, assignee, changedAt }) => (
        <Row key={id}>
          <Cell phone="lead">
            <span className="flex min-w-0 items-baseline gap-2">
              <span className="shrink-0 text-muted tabular-nums">{number}</span>
              <Link href={`${base}/${number}`} className="link truncate font-medium">
                {title}
              </Link>
            </span>
          </Cell>
          <Cell phone="beside">
            <StateMark state={state} />
          </Cell>
          <Cell>
            <PhoneLabel>Assigned to</PhoneLabel>
            <Assignee assignee={assignee} />
          </Cell>
          <Cell className="text-muted">
            <PhoneLabel>Last change</PhoneLabel>
            <TimeAgo at={changedAt} />
          </Cell>
        </Row>
      ))}
    </DataTable>
  );
}

export function Assignee({ assignee }: { assignee: CasesView["cases"][number]["assignee"] }) {
  if (!assignee) return <span className="text-muted">Nobody</span>;
  return (
    <span className="inline-flex min-w-0 items-center gap-2 align-middle">
      <Avatar id={assignee.userId} name={assignee.name} size="sm" />
      <span className="min-w-0 wrap-anywhere">{assignee.name}</span>
    </span>
  );
}
