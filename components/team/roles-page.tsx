import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { TeamFrame } from "@/lib/members/team-frame";
import type { TeamRoles } from "@/lib/roles/list-team-roles";
import { MatrixControls } from "./matrix-controls";
import { ProjectPermissionsSection } from "./project-permissions-section";
import { type AskedMatrix, comparedOf, rowsOf } from "./role-comparison";
import { RoleMatrix } from "./role-matrix";
import { RoleSentences } from "./role-sentences";
import { TeamHeader } from "./team-header";

interface RolesPageProps {
  frame: TeamFrame;
  view: TeamRoles;
  asked: AskedMatrix;
}

export function RolesPage({ frame, view, asked }: RolesPageProps) {
  const path = `/orgs/${view.slug}/team/roles`;
  const compared = comparedOf(view.roles, asked);
  const alone = view.roles.some(({ name }) => name === asked.role) ? (asked.role ?? view.yours) : view.yours;
  const rows = rowsOf(compared, asked);
  return (
    <>
      <TeamHeader
        frame={frame}
        current="roles"
        actions={
          view.mayManage && view.mayAdd ? (
            <Link href={`${path}/new`} className={buttonClass("primary")}>
              Create role
            </Link>
          ) : null
        }
      />
      {view.mayManage && !view.mayAdd ? (
        <p className="mb-4 text-sm text-muted">
          An organisation has at most {view.most} roles of its own. Delete one to make another.
        </p>
      ) : null}
      <MatrixControls path={path} roles={view.roles} compared={compared} alone={alone} asked={asked} />
      {rows.length > 0 ? (
        <RoleMatrix view={view} roles={compared ?? view.roles} rows={rows} alone={compared ? null : alone} />
      ) : (
        <Card className="mb-4">
          <EmptyState
            title={compared ? "No difference" : "No permission matches"}
            action={
              <Link href={path} className={buttonClass()}>
                Show all roles
              </Link>
            }
          >
            {compared ? "These two roles hold the same permissions." : "Try a shorter word."}
          </EmptyState>
        </Card>
      )}
      <p className="text-sm text-muted">
        <sup>1</sup> Through the support desk. Additional verification applies.
      </p>
      <RoleSentences view={view} />
      <ProjectPermissionsSection />
    </>
  );
}
