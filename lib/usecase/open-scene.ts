import { and, eq, getTableColumns, isNull, sql } from "drizzle-orm";
import { invitations } from "@/db/schema/invitations";
import { members } from "@/db/schema/members";
import { organisations } from "@/db/schema/organisations";
import { platformAdmins } from "@/db/schema/platform";
import { roleColumns, roles } from "@/db/schema/roles";
import { users } from "@/db/schema/users";
import { type AnyTx, asSystem, type SystemTx, type TenantTx, withOrganisation, withUser } from "@/db/scope";
import { gate, type MissingStep, type PolicyFacts, platformPolicy } from "@/lib/access/gate";
import { type NeededProof, requireProof } from "@/lib/access/require-proof";
import { Refusal } from "@/lib/kernel/refusal";
import { can } from "@/lib/permissions/can";
import { type Role, roleOf } from "@/lib/permissions/role";
import type { Permission } from "@/lib/permissions/table";
import { hashToken } from "@/lib/secrets/derive-token";
import { splitInvitationLink } from "@/lib/secrets/invitation-link";
import type { Access, ActorOf, SceneOf } from "./access";
import type { InviteeActor, MemberActor, TokenActor, UserActor, VisitorActor } from "./actor";
import type { Context } from "./context";
import { lockTeamsOf } from "./lock-teams-of";
import { readToken, tokenStanding } from "./read-token";
import { requiresTwoFactor } from "./rows";
import type {
  AccountScene,
  ActingMember,
  ActingUser,
  FounderScene,
  InviteeScene,
  MemberScene,
  PlatformScene,
  SelfScene,
  VisitorScene,
} from "./scene";

/** How firmly the rows that decide are held: a query only reads, a command holds them until it commits. */
export interface Hold {
  /** Hold membership and session, so that whoever removes or signs out the actor waits or has won (INV-05, INV-12). */
  readonly rows: boolean;
  /** Lock the organisation first: for commands that change who is in or what they may do (INV-02, INV-03). */
  readonly team: boolean;
  /** Steps of the gate that are not waited for. */
  readonly waives: readonly MissingStep[];
  readonly proof: NeededProof | null;
  /** Whom a platform admin is about to change. */
  readonly about: ((tx: SystemTx) => Promise<string | null>) | null;
  /** Or which organisation. */
  readonly aboutOrganisation: string | null;
}

/** The only place that opens a scope for a command or query and asks whether the actor may. */
export function openScene<A extends Access, Value>(
  ctx: Context,
  access: A,
  actor: ActorOf<A>,
  hold: Hold,
  body: (scene: SceneOf<A>) => Promise<Value>,
): Promise<Value> {
  const run = body as (scene: unknown) => Promise<Value>;
  switch (access) {
    case "public":
      return asSystem(ctx.db, (tx) => run({ tx, actor: actor as VisitorActor } satisfies VisitorScene));
    case "self":
      return withUser(ctx.db, (actor as UserActor).userId, async (tx) =>
        run({ tx, actor: await actingUser(tx, actor as UserActor, hold) } satisfies SelfScene),
      );
    case "account":
      return asSystem(ctx.db, async (tx) => {
        const { userId } = actor as UserActor;
        if (hold.team) await lockTeamsOf(tx, userId);
        return run({ tx, actor: await actingUser(tx, actor as UserActor, hold) } satisfies AccountScene);
      });
    case "founder": {
      const organisationId = ctx.ids.create("org");
      return withOrganisation(ctx.db, organisationId, async (tx) =>
        run({ tx, organisationId, actor: await actingUser(tx, actor as UserActor, hold) } satisfies FounderScene),
      );
    }
    case "platform":
      return asSystem(ctx.db, async (tx) => {
        const person = await hold.about?.(tx);
        if (person) await lockTeamsOf(tx, person);
        if (hold.aboutOrganisation) await lockOrganisation(tx, hold.aboutOrganisation);
        return run({ tx, actor: await platformAdmin(tx, actor as UserActor, hold) } satisfies PlatformScene);
      });
    case "invitee":
      return openForInvitee(ctx, actor as InviteeActor, hold, run);
    default: {
      const member = actor as MemberActor | TokenActor;
      // The types say so too; a token that got here all the same would be bounded by no scope.
      const wanted = access === "member" ? "member" : access === "token" ? "token" : member.kind;
      if (member.kind !== wanted) throw new Refusal("not_found");
      const permission = typeof access === "string" ? null : (access as { role: Permission }).role;
      return withOrganisation(ctx.db, member.organisationId, async (tx) => {
        const scene = await memberScene(tx, member, { ...hold, proof: null });
        if (permission && !can(scene.actor.permissions, permission)) {
          throw new Refusal("forbidden", { reason: "lacks_permission", facts: { permission } });
        }
        // Last: nobody is asked to prove themselves for what they may not do anyway.
        if (hold.proof) requireProof(scene.actor, hold.proof);
        return run(scene);
      });
    }
  }
}

type Standing = Omit<ActingUser, "userId" | "sessionId"> & { readonly isEmailFresh: boolean };

/** The session and its person as they are now; held, if the caller will write. One that has ended meanwhile writes nothing. */
async function readStanding(tx: AnyTx, claim: { userId: string; sessionId: string }, hold: boolean): Promise<Standing> {
  const [row] = await tx.execute<StandingRow>(
    sql`select * from acting_user(${claim.sessionId}, ${claim.userId}, ${hold})`,
  );
  if (!row) throw new Refusal("verification_required", { reason: "sign_in" });
  const { method, name, email, factor, proof, ways } = row;
  return {
    method,
    name,
    email,
    factor,
    proof,
    ways,
    emailCanonical: row.email_canonical,
    twoFactor: row.two_factor,
    isEmailFresh: row.is_email_fresh,
    isPlatformAdmin: row.is_platform_admin,
  };
}

type StandingRow = Record<string, unknown> & {
  email_canonical: string;
  name: string;
  email: string;
  method: string;
  is_email_fresh: boolean;
  factor: ActingUser["factor"];
  two_factor: ActingUser["twoFactor"];
  proof: ActingUser["proof"];
  ways: string;
  is_platform_admin: boolean;
};

/** The gate, asked again inside the transaction that acts: a lost race only blocks, never admits (INV-15). */
function passGate(standing: Standing, organisation: PolicyFacts | null, { waives, proof }: Hold) {
  const step = gate({ session: { isLive: true, ...standing }, organisation }, waives);
  if (step !== "ok") throw new Refusal("verification_required", { reason: step });
  if (proof) requireProof(standing, proof);
}

/** Whoever filled in `seen` has asked the gate for the same door already; a query needs no second answer. */
async function actingUser(tx: AnyTx, { userId, sessionId, seen }: UserActor, hold: Hold): Promise<ActingUser> {
  if (seen && !hold.rows) return { userId, sessionId, ...seen };
  const { isEmailFresh, ...standing } = await readStanding(tx, { userId, sessionId }, hold.rows);
  passGate({ ...standing, isEmailFresh }, null, hold);
  return { userId, sessionId, ...standing };
}

/**
 * A platform admin, read again like a member is. Whoever is none is told that there is nothing here, before anything else;
 * what is missing of a session is asked for even of a claim that says what it has seen, because that may be from elsewhere.
 */
async function platformAdmin(tx: SystemTx, claim: UserActor, hold: Hold): Promise<ActingUser> {
  const { userId, sessionId, seen } = claim;
  if (hold.rows || !seen) {
    const reading = tx
      .select({ since: platformAdmins.since })
      .from(platformAdmins)
      .where(eq(platformAdmins.userId, userId));
    const [row] = await (hold.rows ? reading.for("share") : reading);
    if (!row) throw new Refusal("not_found");
  }
  const standing = seen && !hold.rows ? { ...seen, isEmailFresh: true } : await readStanding(tx, claim, hold.rows);
  if (!standing.isPlatformAdmin) throw new Refusal("not_found");
  passGate(standing, platformPolicy, hold);
  const { isEmailFresh: _, ...rest } = standing;
  return { userId, sessionId, ...rest };
}

async function memberScene(tx: TenantTx, claim: MemberActor | TokenActor, hold: Hold): Promise<MemberScene> {
  if (claim.kind === "member" && claim.seen && !hold.rows) {
    const { organisation, ...member } = claim.seen;
    return { tx, organisation, actor: { userId: claim.userId, sessionId: claim.sessionId, token: null, ...member } };
  }
  if (hold.team) await lockOrganisation(tx, claim.organisationId);
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
    .where(and(eq(members.organisationId, claim.organisationId), eq(members.userId, claim.userId)));
  const look = () => (hold.rows ? reading.for("share", { of: members }) : reading);
  // A role that changed while its row was waited for does not join the one read before; now held, it is read again.
  const row = (await look())[0] ?? (hold.rows ? (await look())[0] : undefined);
  // Not a member, no such organisation, or deleted: the same answer (AZ-05).
  if (!row) throw new Refusal("not_found");
  const { organisation, memberId, name, email, twoFactor } = row;
  const role = hold.rows ? await lockRole(tx, roleOf(row.role)) : roleOf(row.role);
  const policy = { requiresTwoFactor: row.requiresTwoFactor, textMessagesCount: organisation.textMessagesCount };
  const member = { userId: claim.userId, memberId, name, email, role };
  if (claim.kind === "token") {
    const { token, hasTwoFactor } = await readToken(tx, claim, hold.rows);
    const standing = tokenStanding({ isEmailFresh: claim.isEmailFresh, hasTwoFactor, twoFactor }, policy);
    const permissions = new Set(Array.from(role.permissions).filter((permission) => token.scopes.includes(permission)));
    return { tx, organisation, actor: { ...standing, ...member, sessionId: null, token, permissions } };
  }
  const standing = await readStanding(tx, claim, hold.rows);
  passGate(standing, policy, hold);
  const { isEmailFresh: _, emailCanonical: __, ...rest } = standing;
  const actor: ActingMember = {
    ...rest,
    ...member,
    sessionId: claim.sessionId,
    token: null,
    permissions: role.permissions,
  };
  return { tx, organisation, actor };
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

/**
 * Its key stays free: whoever only writes a row that hangs on the organisation, an entry of its log for instance, waits
 * for nobody, and so cannot wait crosswise with somebody who waits for their membership or role.
 */
async function lockOrganisation(tx: TenantTx | SystemTx, organisationId: string) {
  await tx
    .select({ id: organisations.id })
    .from(organisations)
    .where(eq(organisations.id, organisationId))
    .for("no key update");
}

async function openForInvitee<Value>(
  ctx: Context,
  claim: InviteeActor,
  hold: Hold,
  run: (scene: InviteeScene) => Promise<Value>,
): Promise<Value> {
  const link = "token" in claim.invitation ? splitInvitationLink(claim.invitation.token) : null;
  const byId = "id" in claim.invitation ? claim.invitation.id : "";
  const search = link
    ? sql`select * from find_invitation_by_token(${hashToken(link.token)})`
    : sql`select * from find_invitation_for_person(${byId}, ${claim.user?.userId ?? ""})`;
  // With no tenant set the role sees nothing; it may only ask where the invitation belongs.
  const [found] = await withOrganisation(ctx.db, "", (tx) =>
    tx.execute<{ organisation_id: string; id: string }>(search),
  );
  if (!found) throw new Refusal("not_found");
  return withOrganisation(ctx.db, found.organisation_id, async (tx) => {
    if (hold.rows) await lockOrganisation(tx, found.organisation_id);
    const reading = tx
      .select({
        organisation: getTableColumns(organisations),
        invitation: getTableColumns(invitations),
        requiresTwoFactor: requiresTwoFactor(),
        isPastItsTime: sql<boolean>`${invitations.expiresAt} <= now()`,
      })
      .from(invitations)
      .innerJoin(organisations, and(eq(organisations.id, invitations.organisationId), isNull(organisations.deletedAt)))
      .where(eq(invitations.id, found.id));
    const [row] = await (hold.rows ? reading.for("update", { of: invitations }) : reading);
    // A new link may have replaced this one between the two reads.
    if (!row || (link && row.invitation.tokenHash !== hashToken(link.token))) throw new Refusal("not_found");
    const user = claim.user
      ? await actingUser(tx, claim.user, { ...hold, waives: [...hold.waives, "revalidate_email"] })
      : null;
    const byMail = link?.proof != null && hashToken(link.proof) === row.invitation.proofHash;
    return run({ tx, ...row, actor: { user, byMail } });
  });
}
