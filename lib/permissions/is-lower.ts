import { covers } from "./covers";
import type { Role } from "./role";

/** Whether a role holds less than another one: nothing beyond it, and not all of it. */
export function isLower(role: Role, than: Role): boolean {
  return covers(than.permissions, role.permissions) && !covers(role.permissions, than.permissions);
}
