import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { oneTimeCodes } from "@/db/schema/one-time-codes";
import { users } from "@/db/schema/users";
import type { SystemTx } from "@/db/scope";

/** Nothing when the code was used, replaced by a newer one or is past its time (MF-06, INV-17). */
export async function findCode(tx: SystemTx, codeId: string) {
  const [found] = await tx
    .select({ code: oneTimeCodes, name: users.name, address: users.emailCanonical })
    .from(oneTimeCodes)
    .innerJoin(users, and(eq(users.id, oneTimeCodes.userId), isNull(users.archivedAt)))
    .where(and(eq(oneTimeCodes.id, codeId), gt(oneTimeCodes.expiresAt, sql`now()`)));
  return found;
}
