"use client";

import Link from "next/link";
import { Tick } from "@/components/several/tick";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { PhoneLabel } from "@/components/ui/data-table";
import { DateText } from "@/components/ui/date-text";
import { dayWords } from "@/components/ui/day-words";
import { Pill } from "@/components/ui/pill";
import { StatusDot } from "@/components/ui/status-dot";
import { TimeAgo } from "@/components/ui/time-ago";
import type { TeamView } from "@/lib/members/get-team";
import { twoFactorLabels } from "@/lib/members/labels";
import type { ListedMember } from "@/lib/members/list-members";
import { mayChangeRole } from "./may-touch";
import { MemberActions } from "./member-actions";
import { RoleButton } from "./role-button";

interface MemberRowProps {
  team: TeamView;
  member: ListedMember;
}

/** A row of the table; on a phone an entry of a list: who, below that when and with what, and at the right role and menu. */
export function MemberRow({ team, member }: MemberRowProps) {
  const { mayManage, slug } = team;
  return (
    <tr className={`member-entry has-checked:bg-accent-soft ${mayManage ? "max-sm:min-h-[86px]" : ""}`}>
      {mayManage ? (
        <td className="block max-sm:absolute max-sm:bottom-0.5 max-sm:left-2.5 sm:table-cell sm:w-10 sm:py-[7px] sm:pl-4 sm:align-middle">
          <Tick
            name="person"
            value={member.id}
            label={`Choose ${member.name}`}
            data-for={member.twoFactor?.isEnough ? undefined : "remind"}
          />
        </td>
      ) : null}
      <td className="member-field max-sm:pl-11 sm:w-[32%] sm:max-w-0">
        <Who slug={slug} member={member} hasLine={mayManage} />
      </td>
      <td className="member-field member-role">
        {mayChangeRole(team, member) ? (
          <RoleButton member={member} />
        ) : (
          <Badge strong={member.role.key === "owner"}>{member.role.label}</Badge>
        )}
      </td>
      {mayManage ? <TwoFactor member={member} /> : null}
      {mayManage ? <LastSignIn member={member} /> : null}
      <td className={`member-field text-muted tabular-nums ${mayManage ? "max-sm:hidden" : below}`}>
        <PhoneLabel>Joined</PhoneLabel>
        <DateText at={member.joinedAt} /> {member.isNew && mayManage ? <Pill tone="green">New</Pill> : null}
      </td>
      {mayManage ? (
        <td className="member-field max-sm:col-start-3 max-sm:row-span-3 max-sm:row-start-1 max-sm:min-w-10 sm:w-11 sm:pl-0 sm:text-right">
          {member.isYou ? null : <MemberActions team={team} member={member} />}
        </td>
      ) : null}
    </tr>
  );
}

/** On a phone the line below the name begins where the name does. */
const below = "max-sm:col-start-1 max-sm:row-start-2 max-sm:pl-11 max-sm:text-sm";

function Who({ slug, member, hasLine }: { slug: string; member: ListedMember; hasLine: boolean }) {
  const { id, userId, name, email, isYou, isNew } = member;
  return (
    <div className="flex items-center gap-3">
      <span className="max-sm:absolute max-sm:top-2.5 max-sm:left-3.5">
        <Avatar id={userId} name={name} />
      </span>
      <div className="min-w-0">
        <div className="flex items-center gap-1.5">
          <Link
            href={`/orgs/${slug}/team/${id}`}
            className="block min-w-0 truncate font-medium hover:underline max-sm:-my-2.5 max-sm:py-2.5"
          >
            {name}
          </Link>
          {/* Where the day of joining has no place. */}
          {isNew ? (
            <span className={hasLine ? "sm:hidden" : ""}>
              <Pill tone="green">New</Pill>
            </span>
          ) : null}
        </div>
        <div className={`truncate text-sm text-muted ${hasLine ? "max-sm:hidden" : ""}`}>
          {isYou ? "(you) · " : ""}
          {email}
        </div>
      </div>
    </div>
  );
}

/** Where there are no columns, for whoever hears the list; to the eye the words say enough. */
function SpokenLabel({ children }: { children: string }) {
  return <span className="sr-only sm:hidden">{children}: </span>;
}

function TwoFactor({ member: { twoFactor } }: { member: ListedMember }) {
  return (
    <td className="member-field max-sm:col-start-1 max-sm:row-start-3 max-sm:pl-11 max-sm:text-sm">
      <SpokenLabel>Two-factor</SpokenLabel>
      {twoFactor ? <StatusDot on={twoFactor.isEnough}>{twoFactorLabels[twoFactor.state]}</StatusDot> : null}
    </td>
  );
}

function LastSignIn({ member: { lastSignInAt, isStale, endsOn } }: { member: ListedMember }) {
  return (
    <td className={`member-field ${below} max-sm:text-muted`}>
      <SpokenLabel>Last sign-in</SpokenLabel>
      {lastSignInAt ? <TimeAgo at={lastSignInAt} capital /> : "Never"}{" "}
      {isStale ? <Pill tone="amber">Stale</Pill> : null}
      {endsOn ? <div className="text-sm text-muted">Access ends {dayWords(endsOn)}</div> : null}
    </td>
  );
}
