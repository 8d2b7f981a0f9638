import { lt, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
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
}
