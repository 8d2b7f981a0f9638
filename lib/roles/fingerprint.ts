import { createHash } from "node:crypto";
import type { Role } from "@/lib/permissions/role";

/** What of a role can be changed; its permissions in the order of the table, as a form's are. */
export function contentOf({ label, sentence, permissions }: Role) {
  return { label, sentence, permissions: Array.from(permissions) };
}

/** What a form was filled in from, so that a save does not undo what somebody else has changed meanwhile. */
export function fingerprint({ label, sentence, permissions }: ReturnType<typeof contentOf>): string {
  return createHash("sha256")
    .update(JSON.stringify([label, sentence, permissions]))
    .digest("base64url");
}
