import type { SystemTx, TenantTx, UserTx } from "@/db/scope";
import type { Role } from "@/lib/permissions/role";
import type { Permission } from "@/lib/permissions/table";
import type { SeenOfSession, VisitorActor } from "./actor";
import type { InvitationRow, OrganisationRow } from "./rows";

export interface ActingUser extends SeenOfSession {
  readonly userId: string;
  readonly sessionId: string;
  readonly name: string;
  readonly email: string;
  /** Proven: an account exists only once its address is. */
  readonly emailCanonical: string;
}

/** A token that acts, as its row is in this transaction. */
export interface ActingToken {
  readonly id: string;
  readonly name: string;
  /** What it may use at most, whether or not its owner holds it now. */
  readonly scopes: readonly string[];
  readonly expiresAt: Date;
}

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

/** What a command or query works with: an open transaction of the right scope and rows that the wrapper has read. */
export interface MemberScene {
  readonly tx: TenantTx;
  readonly organisation: OrganisationRow;
  readonly actor: ActingMember;
}

export interface SignedInMemberScene extends MemberScene {
  readonly actor: ActingMember & { readonly sessionId: string };
}

export interface TokenScene extends MemberScene {
  readonly actor: ActingMember & { readonly token: ActingToken };
}

export interface SelfScene {
  readonly tx: UserTx;
  readonly actor: ActingUser;
}

export interface AccountScene {
  readonly tx: SystemTx;
  readonly actor: ActingUser;
}

export interface FounderScene {
  readonly tx: TenantTx;
  readonly organisationId: string;
  readonly actor: ActingUser;
}

/** A platform admin at work, past every tenant; what they do to an organisation shows in its log. */
export interface PlatformScene {
  readonly tx: SystemTx;
  readonly actor: ActingUser;
}

export interface InviteeScene {
  readonly tx: TenantTx;
  readonly organisation: OrganisationRow;
  readonly invitation: InvitationRow;
  /** Past its time by the database's clock, whatever its state says. */
  readonly isPastItsTime: boolean;
  /** The organisation asks for two-factor authentication as from now. */
  readonly requiresTwoFactor: boolean;
  readonly actor: {
    readonly user: ActingUser | null;
    /** The link came by mail, so whoever holds it has seen the mailbox (IN-03). */
    readonly byMail: boolean;
  };
}

export interface VisitorScene {
  readonly tx: SystemTx;
  readonly actor: VisitorActor;
}
