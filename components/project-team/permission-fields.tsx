"use client";

import { CheckboxField } from "@/components/forms/checkbox-field";
import { FieldError } from "@/components/forms/field-frame";
import { useField } from "@/components/forms/form-context";
import { type ProjectPermission, projectPermissions } from "@/lib/permissions/project-table";
import { permissionBox } from "@/lib/project-team/form";

interface PermissionFieldsProps {
  /** Which may be given; the others are off and say why. */
  grantable: readonly ProjectPermission[];
  ticked?: readonly ProjectPermission[];
  legend?: string;
  /** Why the others are off. */
  whyNot: string;
  hint: string;
}

/** The five permissions, each with what it lets people do. */
export function PermissionFields({ grantable, ticked = [], whyNot, hint }: PermissionFieldsProps) {
  const field = useField("permissions");
  return (
    <fieldset id={field.id} tabIndex={-1} className="grid min-w-0 grid-cols-1 gap-1.5">
      <legend className="mb-1 font-medium">Permissions</legend>
      <p className="mb-1 text-sm text-muted">{hint}</p>
      <FieldError id={field.errorId}>{field.error}</FieldError>
      <div className="overflow-hidden rounded-[10px] border border-line">
        {projectPermissions.map(({ key, label, sentence }) => {
          const may = grantable.includes(key);
          return (
            <div key={key} className="border-b border-line px-3.5 py-2.5 last:border-b-0">
              <CheckboxField
                name={permissionBox(key)}
                label={label}
                description={may ? sentence : `${sentence} ${whyNot}`}
                defaultChecked={ticked.includes(key)}
                disabled={!may}
              />
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}
