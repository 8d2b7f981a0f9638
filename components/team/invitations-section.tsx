"use client";

import Link from "next/link";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { InvitationItem } from "@/lib/invitations/list-invitations";
import type { TeamView } from "@/lib/members/get-team";
import type { InvitationCommands } from "./invitation-actions";
import { InvitationTable } from "./invitation-table";

interface InvitationsSectionProps {
  team: TeamView;
  /** The first few. */
  invitations: readonly InvitationItem[];
  commands: InvitationCommands;
}

/** Below the members: who was invited last. All of them, and those that have ended, have a page of their own. */
export function InvitationsSection({ team, invitations, commands }: InvitationsSectionProps) {
  const { mayManage, slug, name, seats } = team;
  return (
    <section aria-labelledby="pending">
      <div className="mb-2.5 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 id="pending" aria-label="Pending invitations">
          Pending invitations <span className="ml-1 font-normal text-muted tabular-nums">{seats.reserved}</span>
        </h2>
        <span className="flex flex-wrap gap-x-4 gap-y-1">
          <Link href={`/orgs/${slug}/team/invitations`} prefetch={false} className="link text-sm">
            All invitations
          </Link>
          <Link href={`/orgs/${slug}/team/roles`} prefetch={false} className="link text-sm">
            Role permissions
          </Link>
        </span>
      </div>
      {invitations.length === 0 ? (
        <Card>
          <NobodyWaits mayManage={mayManage} />
        </Card>
      ) : (
        <InvitationTable
          team={team}
          caption={`Pending invitations of ${name}`}
          invitations={invitations}
          commands={commands}
        />
      )}
    </section>
  );
}

export function NobodyWaits({ mayManage }: { mayManage: boolean }) {
  return (
    <EmptyState title="Nobody is waiting">
      {mayManage
        ? "Invite somebody by email: they stay here until they accept, decline, or 14 days have passed."
        : "Invitations are listed here until they are accepted or declined, or 14 days have passed."}
    </EmptyState>
  );
}
