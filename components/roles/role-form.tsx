"use client";

import Link from "next/link";
import { type ReactNode, useState } from "react";
import { CommandForm } from "@/components/forms/command-form";
import { TextField } from "@/components/forms/text-field";
import { RoleDifference } from "@/components/team/role-difference";
import { buttonClass } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/kernel/form-state";
import { customPermissions } from "@/lib/permissions/role";
import { sumOfRoleChange } from "@/lib/permissions/role-change";
import type { Permission } from "@/lib/permissions/table";
import { PermissionBoxes } from "./permission-boxes";
import { PermissionSet } from "./permission-set";
import { roleRefusals } from "./refusals";

interface RoleFormProps {
  action: FormAction<null>;
  hidden: Readonly<Record<string, string>>;
  label?: string;
  sentence?: string;
  /** Above the permissions: other roles to begin with. */
  beginWith?: ReactNode;
  /** What is ticked to begin with. */
  begins: ReadonlySet<Permission>;
  /** Says what a change does to those who have the role; null for a role that nobody has yet. */
  consequence: ReactNode | null;
  submitLabel: string;
}

const offered: ReadonlySet<Permission> = new Set(customPermissions);

/** Name, purpose and permissions; below them what a change gains and loses. The page works without JavaScript. */
export function RoleForm(props: RoleFormProps) {
  const { action, hidden, label, sentence, beginWith, begins, consequence, submitLabel } = props;
  const [ticked, setTicked] = useState(begins);
  return (
    <CommandForm
      action={action}
      sentences={roleRefusals.edit_role}
      hidden={hidden}
      footer={
        <>
          <SubmitButton size="lg">{submitLabel}</SubmitButton>
          <Link href={`/orgs/${hidden.organisation}/team/roles`} className={buttonClass("secondary", "lg")}>
            Cancel
          </Link>
        </>
      }
    >
      <TextField name="label" label="Name" autoComplete="off" maxLength={64} defaultValue={label ?? ""} />
      <TextField
        name="sentence"
        label="What it is for"
        optional
        autoComplete="off"
        maxLength={160}
        defaultValue={sentence ?? ""}
        hint="One sentence. It stands beside the role wherever somebody chooses it, and in invitations."
      />
      <PermissionSet
        name="permissions"
        hint="What belongs to owners alone is not among these: the team's policies and reports, roles, ownership and deletion."
      >
        {beginWith}
        <PermissionBoxes
          offered={offered}
          ticked={begins}
          onToggle={(permission, isTicked) => setTicked((before) => toggled(before, permission, isTicked))}
        />
      </PermissionSet>
      {consequence === null ? null : (
        <>
          <div aria-live="polite">
            <RoleDifference {...sumOfRoleChange([begins], ticked)} />
          </div>
          {consequence}
        </>
      )}
    </CommandForm>
  );
}

function toggled(before: ReadonlySet<Permission>, permission: Permission, isTicked: boolean) {
  const after = new Set(before);
  if (isTicked) after.add(permission);
  else after.delete(permission);
  return after;
}
