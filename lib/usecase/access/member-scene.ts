import { and, eq, getTableColumns, isNull } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { organisations } from "@/db/schema/organisations";
import { roleColumns, roles } from "@/db/schema/roles";
import { users } from "@/db/schema/users";
import type { TenantTx } from "@/db/scope";
import { Refusal } from "@/lib/kernel/refusal";
import { type Role, roleOf } from "@/lib/permissions/role";
import type { Permission } from "@/lib/permissions/table";
import type { MemberActor, SeenOfSession, TokenActor } from "../claims";
import { type OrganisationRow, requiresTwoFactor } from "../rows";
import type { Asked } from "./access";
import { passGate, readStanding } from "./acting-user";
import { lockOrganisation } from "./lock";
import { type ActingToken, readToken, tokenStanding } from "./read-token";

export interface ActingMember extends SeenOfSession {
  readonly userId: string;
  /** Null when a token acts: it has no session, and so no proof (SU-01). */
  readonly sessionId: string | null;
  readonly token: ActingToken | null;
  readonly memberId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** Of a token: those of its scopes that the role holds now (AP-02). */
  readonly permissions: ReadonlySet<Permission>;
}

/** What a command or query works with: an open transaction in the organisation and rows that the wrapper has read. */
export interface MemberScene {
  readonly tx: TenantTx;
  readonly organisation: OrganisationRow;
  readonly actor: ActingMember;
}

export interface SignedInScene extends MemberScene {
  readonly actor: ActingMember & { readonly sessionId: string };
}

export interface TokenScene extends MemberScene {
  readonly actor: ActingMember & { readonly token: ActingToken };
}

type Opening = Omit<Asked, "proof">;

/** The member who claims to act, with the session that they act in; the gate is asked. */
export async function signedInScene(tx: TenantTx, claim: MemberActor, asked: Opening): Promise<SignedInScene> {
  const { userId, sessionId, seen } = claim;
  if (seen && !asked.writes) {
    const { organisation, ...member } = seen;
    return { tx, organisation, actor: { userId, sessionId, token: null, ...member } };
  }
  const { organisation, policy, member } = await readMembership(tx, claim, asked);
  const standing = await readStanding(tx, claim, asked.writes);
  passGate(standing, policy, { ...asked, proof: null });
  const { isEmailFresh: _, emailCanonical: __, ...rest } = standing;
  const actor = { ...rest, ...member, sessionId, token: null, permissions: member.role.permissions };
  return { tx, organisation, actor };
}

/** The member's token, which obeys its owner's role, and the gate as its owner would have to (AP-05). */
export async function tokenScene(tx: TenantTx, claim: TokenActor, asked: Opening): Promise<TokenScene> {
  const { organisation, policy, member, twoFactor } = await readMembership(tx, claim, asked);
  const { token, hasTwoFactor } = await readToken(tx, claim, asked.writes);
  const standing = tokenStanding({ isEmailFresh: claim.isEmailFresh, hasTwoFactor, twoFactor }, policy);
  const held = Array.from(member.role.permissions).filter((permission) => token.scopes.includes(permission));
  return { tx, organisation, actor: { ...standing, ...member, sessionId: null, token, permissions: new Set(held) } };
}

async function readMembership(tx: TenantTx, claim: { organisationId: string; userId: string }, asked: Opening) {
  const { organisationId, userId } = claim;
  if (asked.locks) await lockOrganisation(tx, organisationId);
  const reading = tx
    .select({
      organisation: getTableColumns(organisations),
      requiresTwoFactor: requiresTwoFactor(),
      memberId: members.id,
      role: roleColumns,
      twoFactor: members.twoFactor,
      name: users.name,
      email: users.email,
    })
    .from(members)
    .innerJoin(organisations, and(eq(organisations.id, members.organisationId), isNull(organisations.deletedAt)))
    .innerJoin(roles, eq(roles.id, members.roleId))
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.organisationId, organisationId), eq(members.userId, userId)));
  const look = () => (asked.writes ? reading.for("share", { of: members }) : reading);
  // A role that changed while its row was waited for does not join the one read before; now held, it is read again.
  const row = (await look())[0] ?? (asked.writes ? (await look())[0] : undefined);
  // Not a member, no such organisation, or deleted: the same answer (AZ-05).
  if (!row) throw new Refusal("not_found");
  const { organisation, memberId, name, email, twoFactor } = row;
  const role = asked.writes ? await lockRole(tx, roleOf(row.role)) : roleOf(row.role);
  const policy = { requiresTwoFactor: row.requiresTwoFactor, textMessagesCount: organisation.textMessagesCount };
  return { organisation, policy, twoFactor, member: { userId, memberId, name, email, role } };
}

/**
 * One of the organisation's own roles as it is until this transaction ends: whoever changes it waits, or has won (INV-13).
 * Read anew, because one that changed while the membership was waited for is older in that answer. Built-in roles stay.
 */
async function lockRole(tx: TenantTx, role: Role): Promise<Role> {
  if (role.key !== null) return role;
  const [held] = await tx.select(roleColumns).from(roles).where(eq(roles.id, role.id)).for("share");
  if (!held) throw new Error("a member's role is gone");
  return roleOf(held);
}
