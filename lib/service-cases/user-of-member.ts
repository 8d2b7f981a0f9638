import { and, eq } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { users } from "@/db/schema/users";
import type { TenantTx } from "@/db/scope";

/** Whose membership it is, and what they are called. */
export async function userOfMember(tx: TenantTx, organisationId: string, memberId: string) {
  const [row] = await tx
    .select({ userId: users.id, name: users.name })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.organisationId, organisationId), eq(members.id, memberId)));
  // A foreign key holds it, and no policy hides a member from their organisation.
  if (!row) throw new Error("a case is assigned to nobody who is there");
  return row;
}
