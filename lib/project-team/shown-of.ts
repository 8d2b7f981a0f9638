import { permissionsOfStored } from "@/lib/permissions/project-grants";
import type { StoredPermission } from "@/lib/permissions/project-table";
import type { FolderChoice } from "./folders";

/** What the form that changes somebody's details begins with: what it is compared with when it comes back. */
export function shownOf(
  stored: readonly StoredPermission[],
  folders: readonly string[],
  choices: readonly FolderChoice[],
) {
  const shown = new Set(choices.map(({ id }) => id));
  return { permissions: Array.from(permissionsOfStored(stored)), folders: folders.filter((id) => shown.has(id)) };
}
