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
  // One transaction each: a table that takes too long tonight must not keep the others from being swept.
  await asSystem(db, (tx) => tx.delete(rateLimits).where(lt(rateLimits.endsAt, sql`now()`)));
  await asSystem(db, (tx) =>
    tx.delete(registrations).where(lt(registrations.expiresAt, sql`now() - interval '24 hours'`)),
  );
  await asSystem(db, (tx) => tx.delete(passwordResets).where(lt(passwordResets.expiresAt, sql`now()`)));
  await asSystem(db, (tx) => tx.delete(sessions).where(lt(sessions.expires, sql`now()`)));
  await asSystem(db, (tx) => tx.delete(accountEvents).where(lt(accountEvents.at, sql`now() - interval '180 days'`)));
  // Until then the old mailbox may undo it, or somebody may ask why a link no longer works.
  await asSystem(db, (tx) =>
    tx
      .delete(emailChanges)
      .where(lt(sql`coalesce(${emailChanges.undoUntil}, ${emailChanges.expiresAt})`, sql`now() - interval '24 hours'`)),
  );
  await asSystem(db, (tx) => tx.delete(farewells).where(lt(farewells.createdAt, sql`now() - interval '72 hours'`)));
}
