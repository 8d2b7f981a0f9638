import Link from "next/link";
import { Avatar } from "@/components/ui/avatar";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Cell, DataTable, PhoneLabel, Row } from "@/components/ui/data-table";
import { DateText } from "@/components/ui/date-text";
import { EmptyState } from "@/components/ui/empty-state";
import { TimeAgo } from "@/components/ui/time-ago";
import type { UserSummary } from "@/lib/admin/user-facts";
import { UserActions, type UserCommands } from "./user-actions";
import { countOf, methodWords, twoFactorWords, UserState } from "./user-words";

interface UsersTableProps extends UserCommands {
  users: readonly UserSummary[];
  next: string | null;
  search: string;
}

const columns = [
  { label: "User" },
  { label: "State" },
  { label: "Signs in with" },
  { label: "Last use", className: "whitespace-nowrap" },
  { label: "Created" },
  { label: "Actions", hidden: true },
];

const besideAvatar = "max-sm:pl-11";

export function UsersTable({ users, next, search, ...commands }: UsersTableProps) {
  if (users.length === 0) {
    return (
      <Card>
        <EmptyState
          title="Nobody matches"
          action={
            <Link href="/admin/users" className={buttonClass("secondary")}>
              Show all users
            </Link>
          }
        >
          No name and no address holds what you searched for.
        </EmptyState>
      </Card>
    );
  }
  const more = `/admin/users?${new URLSearchParams({ ...(search ? { search } : {}), after: next ?? "" })}`;
  const foot = next ? (
    <>
      <span>{users.length} shown, the newest first</span>
      <Link href={more} className={buttonClass("secondary", "sm")}>
        Show more
      </Link>
    </>
  ) : null;
  return (
    <DataTable caption="Users" columns={columns} foot={foot}>
      {users.map((user) => (
        <Row key={user.id}>
          <Cell phone="lead">
            <div className="flex items-center gap-3">
              <Avatar id={user.id} name={user.name} />
              <div className="min-w-0">
                <Link
                  id={`name-${user.id}`}
                  href={`/admin/users/${user.id}`}
                  className="link block truncate font-medium"
                >
                  {user.name}
                </Link>
                <div className="truncate text-sm text-muted">{user.email}</div>
              </div>
            </div>
          </Cell>
          <Cell className={besideAvatar}>
            <UserState user={user} />
          </Cell>
          <Cell className={besideAvatar}>
            {methodWords[user.method]}
            <span className="block text-sm text-muted">{twoFactorWords[user.twoFactor]}</span>
          </Cell>
          <Cell className={`tabular-nums ${besideAvatar}`}>
            <PhoneLabel>Last use</PhoneLabel>
            {user.lastUsedAt ? <TimeAgo at={user.lastUsedAt} capital /> : "None"}
          </Cell>
          <Cell className={`tabular-nums sm:whitespace-nowrap ${besideAvatar}`}>
            <PhoneLabel>Created</PhoneLabel>
            <DateText at={user.createdAt} />
            <span className="block text-sm text-muted">{countOf(user.organisations)}</span>
          </Cell>
          <Cell className={besideAvatar}>
            <UserActions user={user} {...commands} size="sm" namedBy={`name-${user.id}`} />
          </Cell>
        </Row>
      ))}
    </DataTable>
  );
}
