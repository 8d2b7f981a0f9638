import type { HeldThrough } from "@/lib/permissions/project-grants";
import { type ProjectPermission, projectPermission } from "@/lib/permissions/project-table";

interface PermissionMarkProps {
  permission: ProjectPermission;
  through: readonly HeldThrough[];
}

// Five in each row: what they have in common has a name in globals.css, as with table-entry, and is drawn without a component.
const tick = "M20 6 9 17l-5-5";
const cross = "M18 6 6 18M6 6l12 12";

/** A tick or a cross, with words for who cannot see it, and on a phone for everybody. */
export function PermissionMark({ permission, through }: PermissionMarkProps) {
  const { label } = projectPermission(permission);
  const may = through.length > 0;
  const byRole = may && !through.includes("grant");
  return (
    <span className="permission-mark" title={byRole ? "By their role" : undefined}>
      <svg aria-hidden viewBox="0 0 24 24" className={may ? "text-accent" : "text-faint"}>
        <path d={may ? tick : cross} />
      </svg>
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
