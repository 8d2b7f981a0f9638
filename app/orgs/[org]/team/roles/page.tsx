import type { Metadata } from "next";
import Link from "next/link";
import { load } from "@/app/_server/load";
import { PageHeader } from "@/components/frame/page-header";
import { RoleMatrix } from "@/components/team/role-matrix";
import { buttonClass } from "@/components/ui/button";
import { listTeamRoles } from "@/lib/roles/list-team-roles";

export const metadata: Metadata = { title: "Role permissions" };

export default async function RolesPage({ params }: PageProps<"/orgs/[org]/team/roles">) {
  const { org } = await params;
  const view = await load(listTeamRoles, org, {});
  const yours = view.roles.find(({ name }) => name === view.yours)?.label ?? "";
  return (
    <>
      <PageHeader
        title="Role permissions"
        lead={`Printed from the table that the server checks. You are ${yours}.`}
        actions={
          view.mayManage && view.mayAdd ? (
            <Link href={`/orgs/${view.slug}/team/roles/new`} className={buttonClass("primary")}>
              Create role
            </Link>
          ) : null
        }
      />
      <RoleMatrix view={view} />
    </>
  );
}
