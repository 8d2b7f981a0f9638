import { auditActions, isAuditAction, recordOf } from "@/lib/audit/events";
import type { MembershipChange } from "@/lib/audit/events/define-event";
import { type RoleInLog, roleInLog } from "@/lib/permissions/role-in-log";

/** The actions that change who is a member, and with which role. */
export const membershipActions = auditActions.filter((action) => recordOf(action).membership !== null);

export interface MembershipEvent extends MembershipChange {
  readonly seq: number;
  /** ISO 8601, UTC; compared as text, so all in one form. */
  readonly at: string;
  readonly action: string;
  readonly userId: string;
}

interface Body {
  readonly action?: string;
  readonly actor?: { readonly id?: string | null };
  readonly details?: Readonly<Record<string, unknown>>;
}

/** What an entry says of a membership. Null for one that says nothing, whatever its name: it may be older, or forged. */
export function readMembershipEvent(seq: number, at: string, body: Body): MembershipEvent | null {
  const { action = "", actor, details = {} } = body;
  const said = isAuditAction(action) ? recordOf(action).membership?.read(details, actor?.id ?? null) : null;
  if (!said || typeof said.userId !== "string") return null;
  return { seq, at, action, userId: said.userId, before: roleOf(said.before), after: roleOf(said.after) };
}

/** A built-in role that is no longer there keeps its key: the log is older than the table. */
function roleOf(value: unknown): RoleInLog | null {
  return typeof value === "string" ? (value as RoleInLog) : (roleInLog.safeParse(value).data ?? null);
}

export interface PresentMember {
  readonly userId: string;
  readonly role: RoleInLog;
  readonly joinedAt: string;
}

export interface MemberThen {
  readonly userId: string;
  readonly role: RoleInLog;
  /** When this membership began; null when nothing says so. */
  readonly since: string | null;
  /** Whether the log has the beginning of this membership, or only the table of members. */
  readonly isLogged: boolean;
}

/**
 * The members of a moment. Forwards through the log; where the log begins in the middle of somebody's membership, because
 * it was made by a seed or before there was a log, its first word about them and the table of present members say what
 * was before.
 *
 * @param events of all times, in the order of the chain
 * @param isOver whether an entry had been written by then
 * @param then the moment, for memberships whose beginning only the table knows
 */
export function membersThen(
  events: readonly MembershipEvent[],
  present: readonly PresentMember[],
  isOver: (event: MembershipEvent) => boolean,
  then: string,
): MemberThen[] {
  const byPerson = new Map<string, MembershipEvent[]>();
  for (const event of events) {
    const own = byPerson.get(event.userId);
    if (own) own.push(event);
    else byPerson.set(event.userId, [event]);
  }
  const table = new Map(present.map((member) => [member.userId, member]));
  const people = new Set([...byPerson.keys(), ...table.keys()]);
  return Array.from(people).flatMap((userId) => {
    const found = memberThen(userId, byPerson.get(userId) ?? [], table.get(userId), isOver, then);
    return found ? [found] : [];
  });
}

function memberThen(
  userId: string,
  events: readonly MembershipEvent[],
  present: PresentMember | undefined,
  isOver: (event: MembershipEvent) => boolean,
  then: string,
): MemberThen | null {
  const [first] = events;
  // A beginning that the table puts earlier than the log: a seed wrote the log's first entry afterwards.
  const isOlder = first?.before === null && present !== undefined && present.joinedAt < first.at;
  let role = first ? (isOlder ? first.after : first.before) : (present?.role ?? null);
  // The table's date is of the present membership, which is the one before the log unless somebody came back.
  const isUnbroken = !events.some(({ before, after }) => before === null || after === null);
  let since = isUnbroken || isOlder ? (present?.joinedAt ?? null) : null;
  let isLogged = false;
  for (const event of events) {
    if (!isOver(event)) break;
    if (event.before === null) {
      since = event.at;
      isLogged = true;
    }
    role = event.after;
  }
  if (role === null || (!isLogged && since !== null && since > then)) return null;
  return { userId, role, since, isLogged };
}
