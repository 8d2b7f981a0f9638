import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { PageHeader } from "@/components/frame/page-header";
import { RoleMatrix } from "@/components/team/role-matrix";
import { getDashboard } from "@/lib/organisations/get-dashboard";

export const metadata: Metadata = { title: "Role permissions" };

/** For every member: whoever is in may know who may do what. */
export default async function RolesPage({ params }: PageProps<"/orgs/[org]/team/roles">) {
  const { org } = await params;
  const { role } = await load(getDashboard, org, {});
  return (
    <>
      <PageHeader
        title="Role permissions"
        lead={`Printed from the table that the server checks. You are ${role.label}.`}
      />
      <RoleMatrix yours={role.key} />
    </>
  );
}
