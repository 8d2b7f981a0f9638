import Link from "next/link";
import { Crumbs } from "@/components/frame/crumbs";
import { PageHeader } from "@/components/frame/page-header";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Button, buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Cell, DataTable, Row } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Select } from "@/components/ui/select";
import { permissions } from "@/lib/permissions/table";
import type { Holders } from "@/lib/roles/list-holders";

/** Who holds one permission, through which role. Each name leads to the person's page. */
export function HoldersPage({ view, isFirstPage }: { view: Holders; isFirstPage: boolean }) {
  const { slug, permission, label, roles, holders, next } = view;
  const path = `/orgs/${slug}/team/roles/holders`;
  const at = (asked: Readonly<Record<string, string>>) => `${path}?${new URLSearchParams({ permission, ...asked })}`;
  return (
    <>
      <Crumbs href={`/orgs/${slug}/team/roles`} up="Role permissions" here="Who holds a permission" />
      <PageHeader
        title="Who holds a permission"
        lead={
          roles.length === 0
            ? "No role holds it"
            : `“${label}” is held by the ${roles.length === 1 ? "role" : "roles"} ${roles.join(", ")}.`
        }
      />
      <form action={path} className="mb-4 flex flex-wrap items-end gap-2">
        <div className="grid min-w-0 gap-1">
          <label htmlFor="permission" className="text-sm font-medium">
            Permission
          </label>
          <Select key={permission} id="permission" name="permission" defaultValue={permission}>
            {permissions.map((each) => (
              <option key={each.key} value={each.key}>
                {each.label}
              </option>
            ))}
          </Select>
        </div>
        <Button type="submit">Show</Button>
      </form>
      {holders.length === 0 ? (
        <Card>
          <EmptyState
            title={isFirstPage ? "Nobody holds it" : "Nobody else holds it"}
            action={
              isFirstPage ? null : (
                <Link href={at({})} className={buttonClass("secondary")}>
                  Show the first
                </Link>
              )
            }
          >
            A member with another role can be given one that holds it, from the Team page.
          </EmptyState>
        </Card>
      ) : (
        <DataTable
          caption={`Who holds “${label}”`}
          columns={[{ label: "Member" }, { label: "Role" }]}
          foot={
            next ? (
              <>
                <span>{holders.length} shown, by name</span>
                <Link href={at({ after: next })} className={buttonClass("secondary", "sm")}>
                  Next
                </Link>
              </>
            ) : null
          }
        >
          {holders.map(({ id, userId, name, email, role }) => (
            <Row key={id}>
              <Cell phone="lead">
                <div className="flex items-center gap-3">
                  <Avatar id={userId} name={name} />
                  <div className="min-w-0">
                    <Link href={`/orgs/${slug}/team/${id}`} className="block truncate font-medium hover:underline">
                      {name}
                    </Link>
                    <div className="truncate text-sm text-muted">{email}</div>
                  </div>
                </div>
              </Cell>
              <Cell phone="beside">
                <Badge strong={role.key === "owner"}>{role.label}</Badge>
              </Cell>
            </Row>
          ))}
        </DataTable>
      )}
    </>
  );
}
