import { and, eq, isNull } from "drizzle-orm";
import { emailChanges } from "@/db/schema/email-changes";
import type { SystemTx, UserTx } from "@/db/scope";

/** A new password ends what was asked for with the old one: a thief's link to their own mailbox, for one (PW-05). */
export async function dropWaitingEmailChange(tx: SystemTx | UserTx, userId: string): Promise<void> {
  await tx.delete(emailChanges).where(and(eq(emailChanges.userId, userId), isNull(emailChanges.confirmedAt)));
}
