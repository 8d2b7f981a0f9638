import type { Metadata } from "next";
import Link from "next/link";
import { load } from "@/app/_server/load";
import { noteSaid } from "@/app/_server/note-said";
import { PageHeader } from "@/components/frame/page-header";
import { ProjectPermissionsSection } from "@/components/team/project-permissions-section";
import { RoleMatrix } from "@/components/team/role-matrix";
import { buttonClass } from "@/components/ui/button";
import { Said } from "@/components/ui/said";
import { listTeamRoles } from "@/lib/roles/list-team-roles";

export const metadata: Metadata = { title: "Role permissions" };

const notes: Readonly<Record<string, string>> = {
  created: "The role was created. It can be given to members now.",
  changed: "The role was changed.",
  deleted: "The role was deleted.",
};

export default async function RolesPage({ params, searchParams }: PageProps<"/orgs/[org]/team/roles">) {
  const { org } = await params;
  const { note } = await searchParams;
  const said = noteSaid(notes, note);
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
      <Said>{said}</Said>
      {view.mayManage && !view.mayAdd ? (
        <p className="mb-4 text-sm text-muted">
          An organisation has at most {view.most} roles of its own. Delete one to make another.
        </p>
      ) : null}
      <RoleMatrix view={view} />
      <ProjectPermissionsSection />
    </>
  );
}
