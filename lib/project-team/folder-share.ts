import { reachesEveryProject } from "@/lib/permissions/project-grants";
import type { Role } from "@/lib/permissions/role";
import type { FolderShare } from "./labels";

interface Folders {
  /** Null for an invitation: whoever accepts it has no role that would show them everything. */
  readonly role: Pick<Role, "key"> | null;
  readonly isPlatformAdmin: boolean;
  readonly hasFolderPermissions: boolean;
  /** Folders of the project that were given to them. */
  readonly given: number;
  readonly total: number;
}

/** How much somebody sees of the project's folders (product.md 6.7). */
export function folderShare({ role, isPlatformAdmin, hasFolderPermissions, given, total }: Folders): FolderShare {
  const seesAll = (role !== null && reachesEveryProject(role)) || isPlatformAdmin;
  if (seesAll || !hasFolderPermissions || given >= total) return "all";
  return given === 0 ? "none" : given;
}
