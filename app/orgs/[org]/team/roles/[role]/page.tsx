import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { Crumbs } from "@/components/frame/crumbs";
import { PageHeader } from "@/components/frame/page-header";
import { DeleteRoleSection } from "@/components/roles/delete-role-section";
import { RoleForm } from "@/components/roles/role-form";
import { Card } from "@/components/ui/card";
import { heldBy } from "@/lib/permissions/role";
import { getRole } from "@/lib/roles/get-role";
import { deleteRoleAction, editRoleAction } from "../actions";

export const metadata: Metadata = { title: "Change role" };

export default async function RolePage({ params }: PageProps<"/orgs/[org]/team/roles/[role]">) {
  const { org, role: roleId } = await params;
  const view = await load(getRole, org, { roleId });
  const { slug, role, members, invitations } = view;
  return (
    <div className="mx-auto max-w-[560px]">
      <Crumbs href={`/orgs/${slug}/team/roles`} up="Role permissions" here={role.label} />
      <PageHeader title={`Change role ${role.label}`} lead="Every change is written to the audit log." />
      <Card className="p-6">
        <RoleForm
          action={editRoleAction}
          hidden={{ organisation: slug, roleId: role.id, seen: view.seen }}
          label={role.label}
          sentence={role.sentence}
          begins={heldBy(role)}
          consequence={
            <p className="text-sm text-muted">
              {whoHasIt(members, invitations)} A change takes effect straight away, for their API tokens too.
            </p>
          }
          submitLabel="Save"
        />
      </Card>
      <DeleteRoleSection view={view} action={deleteRoleAction} />
    </div>
  );
}

function whoHasIt(members: number, invitations: number): string {
  const holders = members === 1 ? "One member has this role" : `${members || "No"} members have this role`;
  if (invitations === 0) return `${holders}.`;
  return `${holders}, and ${invitations === 1 ? "one open invitation is" : `${invitations} open invitations are`} for it.`;
}
