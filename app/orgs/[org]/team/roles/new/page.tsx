import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { load } from "@/app/_server/load";
import { Crumbs } from "@/components/frame/crumbs";
import { PageHeader } from "@/components/frame/page-header";
import { NewRoleForm } from "@/components/roles/new-role-form";
import { Card } from "@/components/ui/card";
import { Note } from "@/components/ui/note";
import { listTeamRoles } from "@/lib/roles/list-team-roles";
import { createRoleAction } from "../actions";

export const metadata: Metadata = { title: "Create role" };

/** `?from=developer` begins with what another role holds. */
export default async function NewRolePage({ params, searchParams }: PageProps<"/orgs/[org]/team/roles/new">) {
  const { org } = await params;
  const { from } = await searchParams;
  const view = await load(listTeamRoles, org, {});
  if (!view.mayManage) forbidden();
  return (
    <div className="mx-auto max-w-[560px]">
      <Crumbs href={`/orgs/${view.slug}/team/roles`} up="Role permissions" here="Create role" />
      <PageHeader title="Create role" lead="A name and a set of permissions, for this organisation." />
      {view.mayAdd ? (
        <Card className="p-6">
          <NewRoleForm view={view} from={typeof from === "string" ? from : undefined} action={createRoleAction} />
        </Card>
      ) : (
        <Note tone="warn">
          An organisation has at most {view.most} roles of its own. Delete one that nobody needs to make another.
        </Note>
      )}
    </div>
  );
}
