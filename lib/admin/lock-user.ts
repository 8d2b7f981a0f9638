import { and, eq, isNull } from "drizzle-orm";
import { users } from "@/db/schema/users";
import type { SystemTx } from "@/db/scope";
import { Refusal } from "@/lib/kernel/refusal";

/** An account that a platform admin is about to change, held until they have. One that was archived has nothing left to change. */
export async function lockUser(tx: SystemTx, personId: string) {
  const [row] = await tx
    .select({ id: users.id, name: users.name, email: users.email })
    .from(users)
    .where(and(eq(users.id, personId), isNull(users.archivedAt)))
    .for("no key update");
  if (!row) throw new Refusal("not_found");
  return row;
}
