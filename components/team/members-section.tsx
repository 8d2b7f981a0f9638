"use client";

import Link from "next/link";
import { HeadTick } from "@/components/several/tick";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterChips } from "@/components/ui/filter-chips";
import { ListFoot } from "@/components/ui/list-foot";
import { rangeText } from "@/components/ui/range-text";
import type { TeamView } from "@/lib/members/get-team";
import type { SortedColumn } from "@/lib/members/input";
import type { MemberList } from "@/lib/members/list-members";
import { MemberActs, type MemberCommands } from "./member-acts";
import { MemberRow } from "./member-row";
import { chipsOf, sortOf, type TeamFilter } from "./team-filter";

interface MembersSectionProps {
  team: TeamView;
  list: MemberList;
  commands: MemberCommands;
  filter: TeamFilter;
}

export function MembersSection({ team, list, commands, filter }: MembersSectionProps) {
  const { mayManage, slug, name } = team;
  const { members, steps, total, sort } = list;
  const path = `/orgs/${slug}/team`;
  const chips = chipsOf(filter, team.roles);
  const head = (label: string, column: SortedColumn): Column => ({
    label,
    sort: sortOf(path, filter, sort, column),
  });
  const columns = [
    ...(mayManage ? [{ label: "Choose", head: <HeadTick label="Choose everybody on this page" /> }] : []),
    head("Member", "name"),
    head("Role", "role"),
    ...(mayManage ? [head("Two-factor", "two-factor"), head("Last sign-in", "sign-in")] : []),
    head("Joined", "joined"),
    ...(mayManage ? [{ label: "Actions", hidden: true }] : []),
  ];
  return (
    <section aria-labelledby="members" className="mb-8">
      <h2 id="members" className="sr-only">
        Members
      </h2>
      <FilterChips path={path} kept={filter} chips={chips}>
        {rangeText(null, 0, total).replace(/ in all$/, total.count === 1 && !total.isMore ? " member" : " members")}
      </FilterChips>
      {members.length === 0 ? (
        <Card>
          <EmptyState
            title={chips.length > 0 ? "Nobody matches" : "Nobody else is here"}
            action={
              <Link href={path} className={buttonClass("secondary")}>
                Show all members
              </Link>
            }
          >
            {chips.length > 0
              ? "No member fits this search and these filters."
              : "Nobody after this place in the list is a member any more."}
          </EmptyState>
        </Card>
      ) : (
        <MemberActs team={team} commands={commands}>
          <DataTable
            caption={`Members of ${name}`}
            columns={columns}
            foot={<ListFoot path={path} kept={filter} steps={steps} shown={members.length} total={total} />}
          >
            {members.map((member) => (
              <MemberRow key={member.id} team={team} member={member} />
            ))}
          </DataTable>
        </MemberActs>
      )}
    </section>
  );
}
