import { and, isNull, lt, type SQL, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { projectKeys } from "@/db/schema/api-integration";
import { apiTokens } from "@/db/schema/api-tokens";
import { emailChanges } from "@/db/schema/email-changes";
import { farewells } from "@/db/schema/farewells";
import { oneTimeCodes } from "@/db/schema/one-time-codes";
import { rateLimits } from "@/db/schema/operations";
import { proposals } from "@/db/schema/proposals";
import { sessions } from "@/db/schema/sessions";
import { authenticatorApps, webauthnChallenges } from "@/db/schema/two-factor";
import { accountEvents, failedSignIns, passwordResets, registrations } from "@/db/schema/users";
import { waitingSignIns } from "@/db/schema/waiting-sign-ins";
import { noEvent } from "@/lib/audit/no-event";
import { defineJob } from "@/lib/jobs/define-job";

const ago = (interval: string) => sql`now() - ${interval}::interval`;

/** Which rows of a table are dead. */
const dead: readonly { readonly table: PgTable; readonly rows: SQL | undefined }[] = [
  { table: rateLimits, rows: lt(rateLimits.endsAt, sql`now()`) },
  { table: registrations, rows: lt(registrations.expiresAt, ago("24 hours")) },
  { table: passwordResets, rows: lt(passwordResets.expiresAt, sql`now()`) },
  { table: waitingSignIns, rows: lt(waitingSignIns.expiresAt, sql`now()`) },
  { table: webauthnChallenges, rows: lt(webauthnChallenges.expiresAt, sql`now()`) },
  { table: oneTimeCodes, rows: lt(oneTimeCodes.expiresAt, sql`now()`) },
  {
    table: authenticatorApps,
    rows: and(isNull(authenticatorApps.confirmedAt), lt(authenticatorApps.createdAt, ago("1 hour"))),
  },
  { table: sessions, rows: lt(sessions.expires, sql`now()`) },
  { table: accountEvents, rows: lt(accountEvents.at, ago("180 days")) },
  {
    table: failedSignIns,
    rows: and(
      isNull(failedSignIns.dueAt),
      lt(sql`greatest(${failedSignIns.latest}[1], ${failedSignIns.toldAt})`, ago("2 hours")),
    ),
  },
  // Until then the old mailbox may undo it, or somebody may ask why a link no longer works.
  {
    table: emailChanges,
    rows: lt(sql`coalesce(${emailChanges.undoUntil}, ${emailChanges.expiresAt})`, ago("24 hours")),
  },
  { table: proposals, rows: lt(proposals.expiresAt, sql`now()`) },
  { table: farewells, rows: lt(farewells.createdAt, ago("72 hours")) },
  { table: apiTokens, rows: lt(sql`least(${apiTokens.revokedAt}, ${apiTokens.expiresAt})`, ago("90 days")) },
  { table: projectKeys, rows: lt(sql`least(${projectKeys.revokedAt}, ${projectKeys.expiresAt})`, ago("90 days")) },
];

/** Removes what has been dead for long enough that nobody asks for it again, one table at a time. */
export const sweep = defineJob({
  name: "sweep",
  every: "17 3 * * *",
  due: async () => dead,
  async run({ tx, one: { table, rows } }) {
    await tx.delete(table).where(rows);
    return { event: noEvent("nobody had any of it any more") };
  },
});
