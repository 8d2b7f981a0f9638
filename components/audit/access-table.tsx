import { DownloadForm } from "@/components/forms/download-form";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Cell, DataTable, PhoneLabel, Row } from "@/components/ui/data-table";
import { DateText } from "@/components/ui/date-text";
import { EmptyState } from "@/components/ui/empty-state";
import { Note } from "@/components/ui/note";
import type { AccessView } from "@/lib/audit-log/list-access-on";

const columns = [
  { label: "Person" },
  { label: "Role" },
  { label: "Projects" },
  { label: "Member since" },
  { label: "Today" },
];

export function AccessTable({ access }: { access: AccessView }) {
  const { organisation, on, members, count } = access;
  const { slug, name, timeZone } = organisation;
  const unlogged = members.filter(({ isLogged }) => !isLogged).length;
  return (
    <>
      <div className="mb-4 flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <form action={`/orgs/${slug}/audit-log/access`} className="flex flex-wrap items-end gap-2">
          <label className="grid gap-1">
            <span className="text-sm font-medium">On</span>
            <input type="date" name="on" defaultValue={on} required className="field w-auto" />
          </label>
          <Button type="submit" variant="primary">
            Show
          </Button>
        </form>
        {access.isAhead ? null : (
          <DownloadForm action={`/orgs/${slug}/audit-log/access/csv`}>
            <input type="hidden" name="on" value={on} />
            <Button type="submit">Download CSV</Button>
          </DownloadForm>
        )}
      </div>
      <p className="mb-2.5 text-sm text-muted">
        {count.toLocaleString("en-GB")} {count === 1 ? "person" : "people"} at the end of that day, in the zone of the
        organisation, {timeZone}
      </p>
      <p className="mb-2.5 text-sm text-muted">
        Beside each project stands what was given to the person there. Owners and administrators could also manage, see
        the dashboard and edit templates in every project, by their role.
      </p>
      {unlogged > 0 && access.completeSince ? (
        <div className="mb-4">
          <Note>
            The log begins on <DateText at={access.completeSince} format="long" />. It does not hold when{" "}
            {unlogged === count ? "these people" : unlogged === 1 ? "one of them" : `${unlogged} of them`} joined: that
            day comes from the list of members, and the role before the first logged change is the one that it changed.
          </Note>
        </div>
      ) : null}
      {members.length === 0 ? (
        <Card>
          <EmptyState title={access.isAhead ? "That day has not come yet" : "Nobody had access"}>
            {access.isAhead ? "Choose a day up to today." : "The organisation had no members on that day."}
          </EmptyState>
        </Card>
      ) : (
        <DataTable
          caption={`Who had access to ${name}`}
          columns={columns}
          foot={members.length < count ? `The first ${members.length} by name; the file has all ${count}` : null}
        >
          {members.map((member) => (
            <Row key={member.userId}>
              <Cell phone="lead">
                <div className="truncate font-medium">{member.name ?? "Somebody (erased)"}</div>
                <div className="truncate text-sm text-muted">{member.email ?? member.userId}</div>
              </Cell>
              <Cell phone="beside">
                <Badge strong={member.role === "Owner"}>{member.role}</Badge>
              </Cell>
              <Cell className="text-sm">
                <PhoneLabel>Projects</PhoneLabel>
                <Projects member={member} />
              </Cell>
              <Cell>
                <PhoneLabel>Member since</PhoneLabel>
                {member.since ? <DateText at={member.since} /> : "Before the log"}
              </Cell>
              <Cell className="text-muted">
                <PhoneLabel>Today</PhoneLabel>
                {member.isMemberNow ? "Member" : "No longer a member"}
              </Cell>
            </Row>
          ))}
        </DataTable>
      )}
    </>
  );
}

/** The first few, each with what could be done there. */
function Projects({ member: { projects, projectCount } }: { member: AccessView["members"][number] }) {
  if (projectCount === 0) return <span className="text-muted">None</span>;
  return (
    <ul>
      {projects.map(({ projectId, name, permissions }) => (
        <li key={projectId} className="wrap-anywhere">
          {name} <span className="text-muted">· {permissions.join(", ") || "no permission"}</span>
        </li>
      ))}
      {projectCount > projects.length ? (
        <li className="text-muted">and {projectCount - projects.length} more, in the file</li>
      ) : null}
    </ul>
  );
}
