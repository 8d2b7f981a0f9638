import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Cell, DataTable, PhoneLabel, Row } from "@/components/ui/data-table";
import { DateText } from "@/components/ui/date-text";
import { EmptyState } from "@/components/ui/empty-state";
import { Pill } from "@/components/ui/pill";
import { TimeAgo } from "@/components/ui/time-ago";
import type { ListedKey } from "@/lib/api-integration/list-keys";
import { capitalised } from "@/lib/kernel/capitalised";
import { scopeLabel } from "@/lib/permissions/key-scopes";

interface KeyTableProps {
  base: string;
  keys: readonly ListedKey[];
}

const columns = [
  { label: "Key" },
  { label: "Created" },
  { label: "Expires" },
  { label: "Last used" },
  { label: "State", hidden: true },
];

/** Live keys, and for 30 days those that have ended, so that it is seen why a program failed. */
export function KeyTable({ base, keys }: KeyTableProps) {
  if (keys.length === 0)
    return (
      <Card>
        <EmptyState title="No keys yet">
          With a key a program asks about this project. Create one for each program, so that each can be revoked alone.
        </EmptyState>
      </Card>
    );
  return (
    <DataTable caption="Keys of the project" columns={columns}>
      {keys.map((key) => (
        <Row key={key.id}>
          <Cell phone="lead">
            <div className="font-medium wrap-anywhere">{key.name}</div>
            <div className="font-mono text-sm wrap-anywhere text-muted">{`${key.prefix}…${key.lastFour}`}</div>
            <div className="text-sm text-muted">{scopeText(key.scopes)}</div>
          </Cell>
          <Cell>
            <PhoneLabel>Created</PhoneLabel>
            <DateText at={key.createdAt} />
            <div className="text-sm wrap-anywhere text-muted max-sm:inline">
              {" "}
              by {key.createdBy ?? "somebody who has left"}
            </div>
          </Cell>
          <Cell>
            <PhoneLabel>{key.state === "expired" ? "Expired" : "Expires"}</PhoneLabel>
            <DateText at={key.expiresAt} />
          </Cell>
          <Cell>
            <PhoneLabel>Last used</PhoneLabel>
            {key.lastUsedAt ? <TimeAgo at={key.lastUsedAt} /> : "Never used"}
          </Cell>
          <Cell phone="beside">
            <KeyEnd base={base} apiKey={key} />
          </Cell>
        </Row>
      ))}
    </DataTable>
  );
}

/** One sentence's worth: "Read settings, read senders". */
function scopeText(scopes: readonly string[]): string {
  return capitalised(scopes.map((scope) => scopeLabel(scope).toLowerCase()).join(", "));
}

function KeyEnd({ base, apiKey: { id, name, state, revokedAt, revokedBy } }: { base: string; apiKey: ListedKey }) {
  if (state === "expired") return <Pill>Expired</Pill>;
  if (state === "revoked")
    return (
      <>
        <Pill tone="red">Revoked</Pill>
        <div className="text-sm wrap-anywhere text-muted">
          {revokedAt ? <DateText at={revokedAt} /> : null} by {revokedBy ?? "somebody who has left"}
        </div>
      </>
    );
  return (
    <Link href={`${base}/keys/${id}/revoke`} className={buttonClass("secondary", "sm")}>
      Revoke<span className="sr-only"> {name}</span>
    </Link>
  );
}
