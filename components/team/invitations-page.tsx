"use client";

import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { ColumnSort } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterChips } from "@/components/ui/filter-chips";
import { ListFoot } from "@/components/ui/list-foot";
import type { InvitationFilter } from "@/lib/invitations/input";
import type { InvitationList } from "@/lib/invitations/list-invitations";
import type { TeamView } from "@/lib/members/get-team";
import type { InvitationCommands } from "./invitation-actions";
import { type InvitationAddress, stateLabels } from "./invitation-filter";
import { InvitationTable } from "./invitation-table";
import { NobodyWaits } from "./invitations-section";

interface InvitationsPageProps {
  team: TeamView;
  list: InvitationList;
  filter: InvitationAddress;
  commands: InvitationCommands;
}

export function InvitationsPage({ team, list, filter, commands }: InvitationsPageProps) {
  const path = `/orgs/${team.slug}/team/invitations`;
  const { invitations, steps, total, state, sort } = list;
  const isFirstPage = steps.previous === null && steps.next === null;
  const chips = [
    ...(filter.search ? [{ name: "search", label: `“${filter.search}”` }] : []),
    ...(state === "open" ? [] : [{ name: "state", label: stateLabels[state] }]),
  ];
  return (
    <section aria-label="Invitations">
      <FilterChips path={path} kept={filter} chips={chips} />
      {invitations.length === 0 ? (
        <Card>
          {chips.length === 0 && isFirstPage ? (
            <NobodyWaits mayManage={team.mayManage} />
          ) : (
            <EmptyState
              title={chips.length > 0 ? "No invitation matches" : "Nobody else is waiting"}
              action={
                <Link href={path} className={buttonClass("secondary")}>
                  Show open invitations
                </Link>
              }
            >
              {chips.length > 0
                ? "No invitation fits this search and this state."
                : "What stood behind this place in the list is no longer open."}
            </EmptyState>
          )}
        </Card>
      ) : (
        <InvitationTable
          team={team}
          caption={`${stateLabels[state as InvitationFilter]} invitations of ${team.name}`}
          invitations={invitations}
          commands={commands}
          sentSort={sortBySent(path, filter, sort)}
          foot={<ListFoot path={path} kept={filter} steps={steps} shown={invitations.length} total={total} />}
        />
      )}
    </section>
  );
}

/** Newest first is how the list stands by itself. */
function sortBySent(path: string, { sort: _, ...others }: InvitationAddress, sort: InvitationList["sort"]): ColumnSort {
  const query = new URLSearchParams({ ...others, ...(sort === "sent" ? {} : { sort: "sent" }) });
  return {
    href: query.size > 0 ? `${path}?${query}` : path,
    direction: sort === "sent" ? "ascending" : "descending",
  };
}
