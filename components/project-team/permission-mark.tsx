import { Check, X } from "lucide-react";
import type { HeldThrough } from "@/lib/permissions/project-grants";
import { type ProjectPermission, projectPermission } from "@/lib/permissions/project-table";

interface PermissionMarkProps {
  permission: ProjectPermission;
  through: readonly HeldThrough[];
}

/** A tick or a cross, with words for who cannot see it, and on a phone for everybody. */
export function PermissionMark({ permission, through }: PermissionMarkProps) {
  const { label } = projectPermission(permission);
  const may = through.length > 0;
  const byRole = may && !through.includes("grant");
  const Icon = may ? Check : X;
  return (
    <span className="flex items-center gap-2 lg:justify-center" title={byRole ? "By their role" : undefined}>
      <Icon aria-hidden size={16} className={`shrink-0 ${may ? "text-accent" : "text-faint"}`} />
      <span aria-hidden className={`lg:hidden ${may ? "" : "text-muted"}`}>
        {label}
        {byRole ? " (by their role)" : ""}
      </span>
      <span className="sr-only">
        {`${may ? "Can" : "Cannot"} ${label.charAt(0).toLowerCase()}${label.slice(1)}${byRole ? ", by their role" : ""}`}
      </span>
    </span>
  );
}
