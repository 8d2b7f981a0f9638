import type { AuditActor } from "@/lib/audit/record";
import type { ActingUser } from "@/lib/usecase/access/acting-user";

/** A platform admin, as the logs of organisations name them. */
export function actingAdmin({ userId, name, email }: Pick<ActingUser, "userId" | "name" | "email">): AuditActor {
  return { kind: "platform_admin", id: userId, person: { id: userId, name, email } };
}
