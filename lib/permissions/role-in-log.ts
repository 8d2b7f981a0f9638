import { z } from "zod";
import type { Role } from "./role";
import { isRoleKey, roleKeys, roles } from "./table";

/** A role as entries name it: a built-in one by its key, one of the organisation's own with the label that it had then. */
export const roleInLog = z.union([z.enum(roleKeys), z.strictObject({ id: z.string().max(64), label: z.string() })]);

export type RoleInLog = z.infer<typeof roleInLog>;

export function inLog({ id, key, label }: Pick<Role, "id" | "key" | "label">): RoleInLog {
  return key ?? { id, label };
}

/** A built-in role that is no longer there keeps its key: the log is older than the table. */
export function labelInLog(role: RoleInLog): string {
  if (typeof role === "object") return role.label;
  return isRoleKey(role) ? roles[role].label : role;
}
