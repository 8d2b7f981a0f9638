"use client";

import type { ReactNode } from "react";
import { Tick } from "@/components/several/tick";
import { Badge } from "@/components/ui/badge";
import { Cell, type ColumnSort, DataTable, PhoneLabel, Row } from "@/components/ui/data-table";
import { Pill } from "@/components/ui/pill";
import { TimeAgo } from "@/components/ui/time-ago";
import type { InvitationItem } from "@/lib/invitations/list-invitations";
import type { TeamView } from "@/lib/members/get-team";
import { InvitationActions, type InvitationCommands } from "./invitation-actions";

interface InvitationTableProps {
  team: TeamView;
  caption: string;
  invitations: readonly InvitationItem[];
  commands: InvitationCommands;
  /** How the list is sorted by when they were sent, where it can be. */
  sentSort?: ColumnSort;
  foot?: ReactNode;
}

export function InvitationTable({ team, caption, invitations, commands, sentSort, foot }: InvitationTableProps) {
  const { mayManage } = team;
  const columns = [
    ...(mayManage ? [{ label: "Choose", hidden: true }] : []),
    { label: "Email" },
    { label: "Role" },
    { label: "Invited by" },
    { label: "Sent", ...(sentSort ? { sort: sentSort } : {}) },
    { label: "Expires" },
    ...(mayManage ? [{ label: "Actions", hidden: true }] : []),
  ];
  return (
    <DataTable caption={caption} columns={columns} foot={foot}>
      {invitations.map((invitation) => (
        <Row key={invitation.id} className="has-checked:bg-accent-soft">
          {mayManage ? (
            <Cell phone="tick">
              {mayAct(invitation) ? (
                <Tick name="invitation" value={invitation.id} label={`Choose ${invitation.email}`} />
              ) : null}
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
            <State invitation={invitation} />
          </Cell>
          {mayManage ? (
            <Cell phone="end">
              {mayAct(invitation) ? (
                <InvitationActions team={team} invitation={invitation} commands={commands} />
              ) : null}
            </Cell>
          ) : null}
        </Row>
      ))}
    </DataTable>
  );
}

/** What was accepted or taken back is over; what was not answered can be sent again. */
const mayAct = ({ state }: InvitationItem) => state !== "accepted" && state !== "revoked";

const soonMs = 48 * 60 * 60 * 1000;

const words = { accepted: "Accepted", declined: "Declined", revoked: "Revoked", expired: "Expired" } as const;

function State({ invitation: { state, expiresAt, endedAt } }: { invitation: InvitationItem }) {
  if (state === "pending") {
    return (
      <>
        <PhoneLabel>Expires</PhoneLabel>
        {Date.parse(expiresAt) - Date.now() > soonMs ? (
          <TimeAgo at={expiresAt} />
        ) : (
          <Pill tone="amber">
            <TimeAgo at={expiresAt} capital />
          </Pill>
        )}
      </>
    );
  }
  return (
    <>
      <Pill tone={state === "accepted" ? "green" : "grey"}>{words[state]}</Pill>{" "}
      {endedAt && state !== "expired" ? (
        <span className="text-sm text-muted">
          <TimeAgo at={endedAt} />
        </span>
      ) : null}
    </>
  );
}
