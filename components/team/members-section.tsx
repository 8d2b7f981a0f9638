import Link from "next/link";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { buttonClass } from "@/components/ui/button";
import { Cell, DataTable, PhoneLabel, Row } from "@/components/ui/data-table";
import { DateText } from "@/components/ui/date-text";
import { TimeAgo } from "@/components/ui/time-ago";
import type { FormAction } from "@/lib/kernel/form-state";
import type { TeamView } from "@/lib/members/get-team";
import type { MemberRow } from "@/lib/members/list-members";
import { MemberActions, type Removed } from "./member-actions";

interface MembersSectionProps {
  team: TeamView;
  members: readonly MemberRow[];
  /** Where the next page begins. */
  next: string | null;
  remove: FormAction<Removed>;
}

/** On a phone the line below the name begins where the name does. */
const besideAvatar = "max-sm:pl-11";

export function MembersSection({ team, members, next, remove }: MembersSectionProps) {
  const { mayManage, slug, name, seats } = team;
  const columns = [
    { label: "Member" },
    { label: "Role" },
    ...(mayManage ? [{ label: "Last sign-in" }] : []),
    { label: "Joined" },
    ...(mayManage ? [{ label: "Actions", hidden: true }] : []),
  ];
  const foot = next ? (
    <>
      <span>
        Showing {members.length} of {seats.used}
      </span>
      <Link href={`/orgs/${slug}/team?members=${encodeURIComponent(next)}`} className={buttonClass("secondary", "sm")}>
        Show more
      </Link>
    </>
  ) : null;
  return (
    <section aria-labelledby="members" className="mb-8">
      <h2 id="members" aria-label="Members" className="mb-2.5">
        Members <span className="ml-1 font-normal text-muted tabular-nums">{seats.used}</span>
      </h2>
      <DataTable caption={`Members of ${name}`} columns={columns} foot={foot}>
        {members.map((member) => (
          <Row key={member.id}>
            <Cell phone="lead">
              <div className="flex items-center gap-3">
                <Avatar id={member.userId} name={member.name} />
                <div className="min-w-0">
                  <div className="truncate font-medium">{member.name}</div>
                  <div className="truncate text-sm text-muted">
                    {member.isYou ? "(you) · " : ""}
                    {member.email}
                  </div>
                </div>
              </div>
            </Cell>
            <Cell phone="beside">
              <Badge strong={member.roleKey === "owner"}>{member.roleLabel}</Badge>
            </Cell>
            {mayManage ? (
              <Cell className={besideAvatar}>
                <PhoneLabel>Last sign-in</PhoneLabel>
                {member.lastSignInAt ? <TimeAgo at={member.lastSignInAt} capital /> : "Never"}
              </Cell>
            ) : null}
            <Cell phone={mayManage ? "hidden" : "below"} className={`text-muted tabular-nums ${besideAvatar}`}>
              <PhoneLabel>Joined</PhoneLabel>
              <DateText at={member.joinedAt} />
            </Cell>
            {mayManage ? (
              <Cell phone="end">
                {member.isYou ? null : <MemberActions team={team} member={member} remove={remove} />}
              </Cell>
            ) : null}
          </Row>
        ))}
      </DataTable>
    </section>
  );
}
