import type { Role } from "@/lib/permissions/role";

/** What of a role can be changed; its permissions in the order of the table, as a form's are. */
export function contentOf({ label, sentence, permissions }: Role) {
  return { label, sentence, permissions: Array.from(permissions) };
}
