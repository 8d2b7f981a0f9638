import { lt, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { emailChanges } from "@/db/schema/email-changes";
import { farewells } from "@/db/schema/farewells";
import { rateLimits } from "@/db/schema/operations";
import { sessions } from "@/db/schema/sessions";
import { accountEvents, passwordResets, registrations } from "@/db/schema/users";
import { asSystem } from "@/db/scope";

/** Nightly: removes what has been dead for long enough that nobody asks for it again. */
export async function sweep(db: Database): Promise<void> {
  await asSystem(db, async (tx) => {
    await tx.delete(rateLimits).where(lt(rateLimits.endsAt, sql`now()`));
    await tx.delete(registrations).where(lt(registrations.expiresAt, sql`now() - interval '24 hours'`));
    await tx.delete(passwordResets).where(lt(passwordResets.expiresAt, sql`now()`));
    // Until then the old mailbox may undo it, or somebody may ask why a link no longer works.
    await tx
      .delete(emailChanges)
      .where(lt(sql`coalesce(${emailChanges.undoUntil}, ${emailChanges.expiresAt})`, sql`now() - interval '24 hours'`));
    await tx.delete(farewells).where(lt(farewells.createdAt, sql`now() - interval '72 hours'`));
    await tx.delete(sessions).where(lt(sessions.expires, sql`now()`));
    await tx.delete(accountEvents).where(lt(accountEvents.at, sql`now() - interval '180 days'`));
  });
}
