"use client";

import Link from "next/link";
import { HeadTick, Tick } from "@/components/several/tick";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Cell, DataTable, PhoneLabel, Row } from "@/components/ui/data-table";
import { DateText } from "@/components/ui/date-text";
import { dayWords } from "@/components/ui/day-words";
import { EmptyState } from "@/components/ui/empty-state";
import { StatusDot } from "@/components/ui/status-dot";
import { TimeAgo } from "@/components/ui/time-ago";
import type { TeamView } from "@/lib/members/get-team";
import { twoFactorLabels } from "@/lib/members/labels";
import type { MemberRow } from "@/lib/members/list-members";
import { mayChangeRole } from "./may-touch";
import { MemberActions, type MemberCommands } from "./member-actions";
import { type MemberFilter, MemberFilterForm } from "./member-filter-form";
import { RoleButton } from "./role-button";
import type { ChangeRole } from "./role-dialog";

interface MembersSectionProps {
  team: TeamView;
  members: readonly MemberRow[];
  /** Where the next page begins. */
  next: string | null;
  commands: MemberCommands;
  changeRole: ChangeRole;
  filter: MemberFilter;
}

/** On a phone the line below the name begins where the name does: behind the avatar, and the box that chooses somebody. */
const besideAvatar = "max-sm:pl-11";
const besideTick = "max-sm:pl-[78px]";

export function MembersSection({ team, members, next, commands, changeRole, filter }: MembersSectionProps) {
  const { mayManage, slug, name, seats } = team;
  const isFiltered = Boolean(filter.search || filter.role || filter["two-factor"]);
  const beside = mayManage ? besideTick : besideAvatar;
  const columns = [
    ...(mayManage ? [{ label: "Choose", head: <HeadTick label="Choose everybody on this page" /> }] : []),
    { label: "Member" },
    { label: "Role" },
    ...(mayManage ? [{ label: "Two-factor" }, { label: "Last sign-in" }] : []),
    { label: "Joined" },
    ...(mayManage ? [{ label: "Actions", hidden: true }] : []),
  ];
  const foot = next ? (
    <>
      <span>{isFiltered ? `${members.length} shown` : `Showing ${members.length} of ${seats.used}`}</span>
      <Link
        href={`/orgs/${slug}/team?${new URLSearchParams({ ...filter, members: next })}`}
        className={buttonClass("secondary", "sm")}
      >
        Show more
      </Link>
    </>
  ) : null;
  return (
    <section aria-labelledby="members" className="mb-8">
      <div className="mb-2.5 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 id="members" aria-label="Members">
          Members <span className="ml-1 font-normal text-muted tabular-nums">{seats.used}</span>
        </h2>
        <MemberFilterForm slug={slug} filter={filter} roles={team.roles} mayManage={mayManage} />
      </div>
      {members.length === 0 ? (
        <Card>
          <EmptyState
            title={isFiltered ? "Nobody matches" : "Nobody else is here"}
            action={
              <Link href={`/orgs/${slug}/team`} className={buttonClass("secondary")}>
                Show all members
              </Link>
            }
          >
            {isFiltered
              ? "No member fits this search and these filters."
              : "Whoever stood behind this place in the list is no longer a member."}
          </EmptyState>
        </Card>
      ) : null}
      {members.length > 0 ? (
        <DataTable caption={`Members of ${name}`} columns={columns} foot={foot}>
          {members.map((member) => (
            <Row key={member.id} className="has-checked:bg-accent-soft">
              {mayManage ? (
                <Cell phone="tick">
                  <Tick
                    name="person"
                    value={member.id}
                    label={`Choose ${member.name}`}
                    data-for={member.twoFactor?.isEnough ? undefined : "remind"}
                  />
                </Cell>
              ) : null}
              <Cell phone="lead">
                <div className="flex items-center gap-3">
                  <Avatar id={member.userId} name={member.name} />
                  <div className="min-w-0">
                    <Link
                      href={`/orgs/${slug}/team/${member.id}`}
                      className="block truncate font-medium hover:underline"
                    >
                      {member.name}
                    </Link>
                    <div className="truncate text-sm text-muted">
                      {member.isYou ? "(you) · " : ""}
                      {member.email}
                    </div>
                    {member.endsOn ? (
                      <div className="text-sm text-warn">Ends with {dayWords(member.endsOn)}</div>
                    ) : null}
                  </div>
                </div>
              </Cell>
              {/* Beside box, avatar and menu it would leave a phone no room for the name. */}
              <Cell phone={mayManage ? "below" : "beside"} className={mayManage ? beside : ""}>
                {mayChangeRole(team, member) ? (
                  <RoleButton team={team} member={member} changeRole={changeRole} />
                ) : (
                  <Badge strong={member.role.key === "owner"}>{member.role.label}</Badge>
                )}
              </Cell>
              {mayManage ? (
                <Cell className={beside}>
                  <PhoneLabel>Two-factor</PhoneLabel>{" "}
                  {member.twoFactor ? (
                    <StatusDot on={member.twoFactor.isEnough}>{twoFactorLabels[member.twoFactor.state]}</StatusDot>
                  ) : null}
                </Cell>
              ) : null}
              {mayManage ? (
                <Cell className={beside}>
                  <PhoneLabel>Last sign-in</PhoneLabel>
                  {member.lastSignInAt ? <TimeAgo at={member.lastSignInAt} capital /> : "Never"}
                </Cell>
              ) : null}
              <Cell phone={mayManage ? "hidden" : "below"} className={`text-muted tabular-nums ${beside}`}>
                <PhoneLabel>Joined</PhoneLabel>
                <DateText at={member.joinedAt} />
              </Cell>
              {mayManage ? (
                <Cell phone="end">
                  {member.isYou ? null : <MemberActions team={team} member={member} commands={commands} />}
                </Cell>
              ) : null}
            </Row>
          ))}
        </DataTable>
      ) : null}
    </section>
  );
}
