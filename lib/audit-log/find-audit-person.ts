import { and, desc, eq, inArray, isNotNull, or, sql } from "drizzle-orm";
import { folded, holds } from "@/db/letters";
import { auditEvents, auditPeople } from "@/db/schema/audit";
import { invitations } from "@/db/schema/invitations";
import { members } from "@/db/schema/members";
import { users } from "@/db/schema/users";
import type { TenantTx } from "@/db/scope";
import { auditActions, recordOf } from "@/lib/audit/events";
import { namesOfEvent } from "@/lib/audit/names-of-event";
import { parseEmailAddress } from "@/lib/kernel/email-address";

/** Somebody whom the log can be asked about: an account, an invited address, or both. */
export interface AuditSubject {
  readonly userId: string | null;
  /** Canonical: invitations know an address before there is an account. */
  readonly address: string | null;
  /** Null for somebody who has been erased. */
  readonly name: string | null;
  readonly email: string | null;
}

export interface FoundSubjects {
  readonly chosen: AuditSubject | null;
  /** To choose from, where what was typed fits several. */
  readonly choices: readonly AuditSubject[];
}

const mostChoices = 8;
/** Former members are looked for among the latest ends of memberships; older ones are found by their id. */
const endsLookedAt = 500;

/** The ends of memberships, and who of the two beside them is the one who is gone. */
const leaving = auditActions.flatMap((action) => {
  const { membership } = recordOf(action);
  return membership?.kind === "leaves" ? [{ action, member: membership.member }] : [];
});

/** Who is meant by an id, an address or part of a name: present members, former ones, and invited addresses. */
export async function findAuditPerson(tx: TenantTx, organisationId: string, typed: string): Promise<FoundSubjects> {
  if (/^(?:usr|mem)_[0-9a-z]{1,40}$/.test(typed)) {
    return { chosen: await byId(tx, organisationId, typed), choices: [] };
  }
  const present = await presentMembers(tx, organisationId, typed);
  const former = present.length < mostChoices ? await formerMembers(tx, organisationId, typed) : [];
  const known = [...present, ...former.filter(({ userId }) => !present.some((each) => each.userId === userId))];
  const invited = known.length === 0 ? await invitedAddress(tx, organisationId, typed) : null;
  const choices = invited ? [invited] : known.slice(0, mostChoices);
  return choices.length === 1 ? { chosen: choices[0] ?? null, choices: [] } : { chosen: null, choices };
}

const subject = { userId: users.id, address: users.emailCanonical, name: users.name, email: users.email };

async function byId(tx: TenantTx, organisationId: string, id: string): Promise<AuditSubject | null> {
  const [member] = await tx
    .select(subject)
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(
      and(eq(members.organisationId, organisationId), eq(id.startsWith("mem_") ? members.id : members.userId, id)),
    );
  if (member) return member;
  if (id.startsWith("usr_")) return nameBeside(tx, organisationId, id);
  // A membership that has ended is known by what was done to it.
  const [done] = await tx
    .select({ userId: auditPeople.personId })
    .from(auditEvents)
    .innerJoin(auditPeople, namesOfEvent(auditPeople, "target"))
    .where(
      and(
        eq(auditEvents.organisationId, organisationId),
        eq(auditEvents.targetId, id),
        isNotNull(auditPeople.personId),
      ),
    )
    .limit(1);
  return done?.userId ? nameBeside(tx, organisationId, done.userId) : null;
}

/** As the log names them; without a name when they have been erased, null when this log has never heard of them. */
async function nameBeside(tx: TenantTx, organisationId: string, userId: string): Promise<AuditSubject | null> {
  const [row] = await tx
    .select({ name: auditPeople.name, email: auditPeople.email })
    .from(auditPeople)
    .where(and(eq(auditPeople.organisationId, organisationId), eq(auditPeople.personId, userId)))
    .limit(1);
  return row ? { userId, address: row.email?.toLowerCase() ?? null, ...row } : null;
}

async function presentMembers(tx: TenantTx, organisationId: string, typed: string): Promise<AuditSubject[]> {
  return tx
    .select(subject)
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.organisationId, organisationId), holds(members.searchText, typed)))
    .orderBy(members.searchText, members.id)
    .limit(mostChoices + 1);
}

async function formerMembers(tx: TenantTx, organisationId: string, typed: string): Promise<AuditSubject[]> {
  const ends = tx
    .select({ seq: auditEvents.seq, action: auditEvents.action })
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.organisationId, organisationId),
        inArray(
          auditEvents.action,
          leaving.map(({ action }) => action),
        ),
      ),
    )
    .orderBy(desc(auditEvents.seq))
    .limit(endsLookedAt)
    .as("ends");
  const rows = await tx
    .selectDistinctOn([auditPeople.personId], {
      userId: auditPeople.personId,
      name: auditPeople.name,
      email: auditPeople.email,
    })
    .from(ends)
    .innerJoin(
      auditPeople,
      and(
        eq(auditPeople.organisationId, organisationId),
        eq(auditPeople.seq, ends.seq),
        or(...leaving.map(({ action, member }) => and(eq(ends.action, action), eq(auditPeople.part, member)))),
      ),
    )
    .where(holds(folded(sql`${auditPeople.name} || ' ' || ${auditPeople.email}`), typed))
    .limit(mostChoices + 1);
  return rows.map((row) => ({ ...row, address: row.email?.toLowerCase() ?? null }));
}

async function invitedAddress(tx: TenantTx, organisationId: string, typed: string): Promise<AuditSubject | null> {
  const address = parseEmailAddress(typed);
  if (!address) return null;
  const [row] = await tx
    .select({ name: invitations.name, email: invitations.email })
    .from(invitations)
    .where(and(eq(invitations.organisationId, organisationId), eq(invitations.emailCanonical, address.canonical)))
    .limit(1);
  return row ? { userId: null, address: address.canonical, ...row } : null;
}
