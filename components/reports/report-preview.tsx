import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Cell, DataTable, PhoneLabel, Row } from "@/components/ui/data-table";
import { Pill } from "@/components/ui/pill";
import { TimeAgo } from "@/components/ui/time-ago";
import type { ReportView } from "@/lib/reports/get-report";

const columns = [
  { label: "Member" },
  { label: "Role" },
  { label: "Last sign-in" },
  { label: "Active API tokens", className: "whitespace-nowrap" },
  { label: "Projects" },
];

/** What the mail would say at this moment, from the same rows. */
export function ReportPreview({ report }: { report: ReportView }) {
  const { name, slug, named, memberCount, staleCount, byRole, withoutManager, changes, head } = report;
  const unnamed = memberCount - named.length;
  return (
    <>
      <section aria-labelledby="report-members" className="mb-8">
        <h2 id="report-members">Members and roles</h2>
        <p className="mb-2.5 text-muted tabular-nums">
          {byRole.map(({ label, members }) => `${label}: ${members}`).join(" · ")}.{" "}
          {staleCount === 0
            ? "Everybody has signed in within the last 60 days, or joined since."
            : `${staleCount} of ${memberCount} ${staleCount === 1 ? "has" : "have"} not signed in for 60 days.`}
        </p>
        {withoutManager.length > 0 ? (
          <p className="mb-2.5 text-warn">
            {withoutManager.length === 1 ? "A project needs" : "Projects need"} a manager:{" "}
            {withoutManager.slice(0, 5).join(", ")}
            {withoutManager.length > 5 ? " and more" : ""}.
          </p>
        ) : null}
        <DataTable
          caption={`Members of ${name} as the report lists them`}
          columns={columns}
          foot={
            unnamed > 0 ? (
              <span>
                and {unnamed} more.{" "}
                <Link href={`/orgs/${slug}/team`} className="link">
                  See all members
                </Link>
              </span>
            ) : null
          }
        >
          {named.map((row) => (
            <Row key={row.memberId}>
              <Cell phone="lead">
                <div className="truncate font-medium">{row.name}</div>
                <div className="truncate text-sm text-muted">{row.email}</div>
              </Cell>
              <Cell phone="beside">
                <Badge strong={row.role.key === "owner"}>{row.role.label}</Badge>
              </Cell>
              <Cell>
                <PhoneLabel>Last sign-in</PhoneLabel>{" "}
                {row.lastSignInAt ? <TimeAgo at={row.lastSignInAt} capital /> : "Never"}{" "}
                {row.isStale ? <Pill tone="amber">Stale</Pill> : null}
              </Cell>
              <Cell className="tabular-nums">
                <PhoneLabel>Active API tokens</PhoneLabel> {row.tokens}
              </Cell>
              <Cell className="tabular-nums">
                <PhoneLabel>Projects</PhoneLabel> {row.projects}
              </Cell>
            </Row>
          ))}
        </DataTable>
      </section>
      <section aria-labelledby="report-changes" className="mb-8">
        <h2 id="report-changes" className="mb-2.5">
          What changed in the last month
        </h2>
        <Card className="grid gap-4 p-4">
          {changes.groups.length === 0 ? <p className="text-muted">Nothing.</p> : null}
          {changes.groups.map(({ title, sentences, more }) => (
            <div key={title}>
              <h3 className="font-medium">{title}</h3>
              <ul className="wrap-anywhere text-muted">
                {sentences.map((sentence, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the same may have happened twice, and nothing moves
                  <li key={index}>{sentence}</li>
                ))}
                {more > 0 ? <li>and {more} more</li> : null}
              </ul>
            </div>
          ))}
          {changes.areAll ? null : <p className="text-muted">These are the latest 200 changes.</p>}
        </Card>
      </section>
      <section aria-labelledby="report-proof" className="mb-8">
        <h2 id="report-proof">Proof for your records</h2>
        <p className="text-muted">
          The audit log has {head.seq} {head.seq === 1 ? "entry" : "entries"}. The email has this line. With it you can
          prove later that nothing in the log was changed or removed:
        </p>
        <p className="font-mono text-sm break-all">{head.hash}</p>
      </section>
    </>
  );
}
