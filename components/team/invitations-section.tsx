"use client";

import Link from "next/link";
import { Tick } from "@/components/several/tick";
import { Badge } from "@/components/ui/badge";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Cell, DataTable, PhoneLabel, Row } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Pill } from "@/components/ui/pill";
import { TimeAgo } from "@/components/ui/time-ago";
import type { InvitationItem } from "@/lib/invitations/list-pending-invitations";
import type { TeamView } from "@/lib/members/get-team";
import { InvitationActions, type InvitationCommands } from "./invitation-actions";

interface InvitationsSectionProps {
  team: TeamView;
  invitations: readonly InvitationItem[];
  next: string | null;
  commands: InvitationCommands;
}

const soonMs = 48 * 60 * 60 * 1000;

function Expiry({ at }: { at: string }) {
  if (Date.parse(at) - Date.now() > soonMs) return <TimeAgo at={at} />;
  return (
    <Pill tone="amber">
      <TimeAgo at={at} capital />
    </Pill>
  );
}

export function InvitationsSection({ team, invitations, next, commands }: InvitationsSectionProps) {
  const { mayManage, slug, name, seats } = team;
  const columns = [
    ...(mayManage ? [{ label: "Choose", hidden: true }] : []),
    { label: "Email" },
    { label: "Role" },
    { label: "Invited by" },
    { label: "Sent" },
    { label: "Expires" },
    ...(mayManage ? [{ label: "Actions", hidden: true }] : []),
  ];
  const foot = next ? (
    <Link
      href={`/orgs/${slug}/team?invitations=${encodeURIComponent(next)}#pending`}
      className={`${buttonClass("secondary", "sm")} ml-auto`}
    >
      Show more
    </Link>
  ) : null;
  return (
    <section aria-labelledby="pending">
      <div className="mb-2.5 flex items-baseline justify-between gap-3">
        <h2 id="pending" aria-label="Pending invitations">
          Pending invitations <span className="ml-1 font-normal text-muted tabular-nums">{seats.reserved}</span>
        </h2>
        <span className="flex flex-wrap justify-end gap-x-4 gap-y-1">
          {team.you.isOwner ? (
            <Link href={`/orgs/${slug}/team/tokens`} className="link text-sm">
              API tokens
            </Link>
          ) : null}
          <Link href={`/orgs/${slug}/team/roles`} className="link text-sm">
            Role permissions
          </Link>
        </span>
      </div>
      {invitations.length === 0 && seats.reserved > 0 ? (
        <Card>
          <EmptyState
            title="Nobody else is waiting"
            action={
              <Link href={`/orgs/${slug}/team#pending`} className={buttonClass("secondary")}>
                Show all invitations
              </Link>
            }
          >
            What stood behind this place in the list is no longer pending.
          </EmptyState>
        </Card>
      ) : invitations.length === 0 ? (
        <Card>
          <EmptyState title="Nobody is waiting">
            {mayManage
              ? "Invite somebody by email: they stay here until they accept, decline, or 14 days have passed."
              : "Invitations stand here until they are accepted or declined, or 14 days have passed."}
          </EmptyState>
        </Card>
      ) : (
        <DataTable caption={`Pending invitations of ${name}`} columns={columns} foot={foot}>
          {invitations.map((invitation) => (
            <Row key={invitation.id} className="has-checked:bg-accent-soft">
              {mayManage ? (
                <Cell phone="tick">
                  <Tick name="invitation" value={invitation.id} label={`Choose ${invitation.email}`} />
                </Cell>
              ) : null}
              <Cell phone="lead">
                <div className="truncate font-medium">{invitation.email}</div>
                <div className="truncate text-sm text-muted">{invitation.name ?? "No name given"}</div>
              </Cell>
              <Cell phone="beside">
                <Badge>{invitation.roleLabel}</Badge>
              </Cell>
              <Cell phone="hidden" className="text-muted">
                {invitation.inviterName ?? "A former member"}
              </Cell>
              <Cell phone="hidden" className="text-muted">
                <TimeAgo at={invitation.sentAt} capital />
              </Cell>
              <Cell>
                {invitation.state === "expired" ? (
                  <Pill tone="grey">Expired</Pill>
                ) : invitation.state === "declined" ? (
                  <Pill tone="grey">Declined</Pill>
                ) : (
                  <>
                    <PhoneLabel>Expires</PhoneLabel>
                    <Expiry at={invitation.expiresAt} />
                  </>
                )}
              </Cell>
              {mayManage ? (
                <Cell phone="end">
                  <InvitationActions team={team} invitation={invitation} commands={commands} />
                </Cell>
              ) : null}
            </Row>
          ))}
        </DataTable>
      )}
    </section>
  );
}
