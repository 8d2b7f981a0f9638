import type { Metadata } from "next";
import Link from "next/link";
import { forbidden } from "next/navigation";
import { load } from "@/app/_server/load";
import { PageHeader } from "@/components/frame/page-header";
import { RoleForm } from "@/components/roles/role-form";
import { Card } from "@/components/ui/card";
import { customPermissions, heldBy } from "@/lib/permissions/role";
import { listTeamRoles } from "@/lib/roles/list-team-roles";
import { createRoleAction } from "../actions";

export const metadata: Metadata = { title: "Create role" };

/** `?from=developer` begins with what another role holds. */
export default async function NewRolePage({ params, searchParams }: PageProps<"/orgs/[org]/team/roles/new">) {
  const { org } = await params;
  const { from } = await searchParams;
  const view = await load(listTeamRoles, org, {});
  if (!view.mayManage) forbidden();
  const source = view.roles.find(({ name }) => name === from);
  const held = source ? heldBy(source) : new Set();
  const begins = new Set(customPermissions.filter((key) => held.has(key)));
  return (
    <div className="mx-auto max-w-[560px]">
      <PageHeader title="Create role" lead="A name and a set of permissions, for this organisation." />
      <p className="mb-4 text-sm text-muted">
        Begin with what another role holds:{" "}
        {view.roles.map(({ name, label }, index) => (
          <span key={name}>
            {index > 0 ? ", " : ""}
            <Link
              href={`/orgs/${view.slug}/team/roles/new?${new URLSearchParams({ from: name })}`}
              className="link"
              aria-current={name === from ? "true" : undefined}
            >
              {label}
            </Link>
          </span>
        ))}
      </p>
      <Card className="p-6">
        <RoleForm
          key={source?.name}
          action={createRoleAction}
          hidden={{ organisation: view.slug }}
          begins={begins}
          consequence={null}
          submitLabel="Create role"
        />
      </Card>
    </div>
  );
}
