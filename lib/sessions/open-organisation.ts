import { and, eq, sql } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { organisationSessions } from "@/db/schema/sessions";
import { auditEvent } from "@/lib/audit/events";
import { noEvent } from "@/lib/audit/no-event";
import { member } from "@/lib/usecase/access/member";
import { defineCommand } from "@/lib/usecase/command";
import { nothing } from "@/lib/usecase/input";

/**
 * The first time that a session enters an organisation: the member's last sign-in, and an entry in the organisation's
 * log with the address it came from (product.md 4.2, 4.14). Later entries write nothing.
 */
export const openOrganisation = defineCommand({
  name: "open_organisation",
  access: member,
  // Not for the team's sake: two first requests would each hold the membership and wait for the other to write it.
  locks: "team",
  input: nothing,
  async run({ tx, organisation, actor }) {
    const opened = await tx
      .insert(organisationSessions)
      .values({ organisationId: organisation.id, sessionId: actor.sessionId })
      // Somebody who was removed and came back within one session begins anew.
      .onConflictDoUpdate({
        target: [organisationSessions.organisationId, organisationSessions.sessionId],
        set: { openedAt: sql`now()` },
        setWhere: sql`${organisationSessions.openedAt} < (
          select m.joined_at from members m where m.organisation_id = ${organisation.id} and m.id = ${actor.memberId})`,
      })
      .returning({ openedAt: organisationSessions.openedAt });
    if (opened.length === 0) return { value: null, event: noEvent("this session has been here before") };
    await tx
      .update(members)
      .set({ lastSignInAt: sql`now()` })
      .where(and(eq(members.organisationId, organisation.id), eq(members.id, actor.memberId)));
    const { method, factor, sessionId } = actor;
    const details = { method, sessionId, ...(factor ? { factor } : {}) };
    return { value: null, event: auditEvent("session.opened", actor.memberId, details) };
  },
});
