import { and, isNull, lt, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { emailChanges } from "@/db/schema/email-changes";
import { farewells } from "@/db/schema/farewells";
import { oneTimeCodes } from "@/db/schema/one-time-codes";
import { rateLimits } from "@/db/schema/operations";
import { sessions } from "@/db/schema/sessions";
import { authenticatorApps, webauthnChallenges } from "@/db/schema/two-factor";
import { accountEvents, passwordResets, registrations } from "@/db/schema/users";
import { waitingSignIns } from "@/db/schema/waiting-sign-ins";
import { asSystem } from "@/db/scope";

/** Nightly: removes what has been dead for long enough that nobody asks for it again. */
export async function sweep(db: Database): Promise<void> {
  // One transaction each: a table that takes too long tonight must not keep the others from being swept.
  await asSystem(db, (tx) => tx.delete(rateLimits).where(lt(rateLimits.endsAt, sql`now()`)));
  await asSystem(db, (tx) =>
    tx.delete(registrations).where(lt(registrations.expiresAt, sql`now() - interval '24 hours'`)),
  );
  await asSystem(db, (tx) => tx.delete(passwordResets).where(lt(passwordResets.expiresAt, sql`now()`)));
  await asSystem(db, (tx) => tx.delete(waitingSignIns).where(lt(waitingSignIns.expiresAt, sql`now()`)));
  await asSystem(db, (tx) => tx.delete(webauthnChallenges).where(lt(webauthnChallenges.expiresAt, sql`now()`)));
  await asSystem(db, (tx) => tx.delete(oneTimeCodes).where(lt(oneTimeCodes.expiresAt, sql`now()`)));
  await asSystem(db, (tx) =>
    tx
      .delete(authenticatorApps)
      .where(
        and(isNull(authenticatorApps.confirmedAt), lt(authenticatorApps.createdAt, sql`now() - interval '1 hour'`)),
      ),
  );
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
