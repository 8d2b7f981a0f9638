"use client";

import type { FormAction } from "@/lib/kernel/form-state";
import { customPermissions, heldBy } from "@/lib/permissions/role";
import type { Permission } from "@/lib/permissions/table";
import type { TeamRoles } from "@/lib/roles/list-team-roles";
import { BeginWith } from "./begin-with";
import { RoleForm } from "./role-form";

interface NewRoleFormProps {
  view: TeamRoles;
  /** The role that it begins with. */
  from: string | undefined;
  action: FormAction<null>;
}

export function NewRoleForm({ view, from, action }: NewRoleFormProps) {
  const source = view.roles.find(({ name }) => name === from);
  const held: ReadonlySet<Permission> = source ? heldBy(source) : new Set();
  return (
    <RoleForm
      action={action}
      hidden={{ organisation: view.slug }}
      beginWith={
        <BeginWith
          roles={view.roles}
          hrefOf={(name) => `/orgs/${view.slug}/team/roles/new?${new URLSearchParams({ from: name })}`}
        />
      }
      begins={new Set(customPermissions.filter((key) => held.has(key)))}
      consequence={null}
      submitLabel="Create role"
    />
  );
}
