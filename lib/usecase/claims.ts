import type { Proof } from "@/lib/access/require-proof";
import type { SessionFactor, TwoFactorState } from "@/lib/access/two-factor-rules";
import type { StoredPermission } from "@/lib/permissions/project-table";
import type { Role } from "@/lib/permissions/role";
import type { Permission } from "@/lib/permissions/table";
import type { OrganisationRow, ProjectRow } from "./rows";

/** What is known of a session beside whose it is. Whoever fills this in has asked the gate. */
export interface SeenOfSession {
  /** How the session was started. */
  readonly method: string;
  /** The strongest factor used in it beside the password. */
  readonly factor: SessionFactor | null;
  /** What the person has set up. */
  readonly twoFactor: TwoFactorState;
  /** What the session's last proof is worth (SU-01). */
  readonly proof: Proof;
  /** By what the person may prove themselves again: `password`, or `totp` and `webauthn`. */
  readonly ways: string;
  readonly isPlatformAdmin: boolean;
}

/** A project, and what is stored in it about one member of the organisation. */
export interface ProjectStanding {
  readonly project: ProjectRow;
  /** Null for whoever is not in the project's team, and may be here by their role in the organisation alone. */
  readonly placeId: string | null;
  readonly stored: readonly StoredPermission[];
  /** Service cases that are not resolved, counted to a hundred: for the navigation, which is drawn with every page. */
  readonly unresolvedCases: number;
}

/**
 * Who asks. Claims, not proof: the wrapper reads session, membership and role again under a lock in the transaction that
 * acts on them. Made by `app/_server/actor.ts` only, outside tests and jobs.
 */
export interface UserActor {
  readonly kind: "user";
  readonly userId: string;
  readonly sessionId: string;
  /** What was read of the person earlier in this request. A query trusts it; a command reads again. */
  readonly seen?: SeenOfSession & {
    readonly name: string;
    readonly email: string;
    readonly emailCanonical: string;
  };
}

export interface MemberActor {
  readonly kind: "member";
  readonly userId: string;
  readonly sessionId: string;
  readonly organisationId: string;
  /** What was read of the membership earlier in this request. A query trusts it; a command reads again. */
  readonly seen?: SeenOfSession & {
    readonly organisation: OrganisationRow;
    readonly memberId: string;
    readonly name: string;
    readonly email: string;
    readonly role: Role;
    readonly permissions: ReadonlySet<Permission>;
  };
}

/** A member, about one project of the organisation. */
export interface ProjectActor extends MemberActor {
  readonly projectId: string;
  /** What was read of the project earlier in this request. A query trusts it; a command reads again. */
  readonly here?: ProjectStanding;
}

/**
 * A member's API token at work in its one organisation. What it may do is read again, with the membership, in the
 * transaction that acts (decision 0014). Made by `lib/tokens/token-actor.ts` only.
 */
export interface TokenActor {
  readonly kind: "token";
  readonly tokenId: string;
  readonly userId: string;
  readonly organisationId: string;
  /** Whether its owner has proven their address within the last 90 days. */
  readonly isEmailFresh: boolean;
}

/**
 * A program with a key of one project. It belongs to the project and is no person, so nobody's role, second factor or address
 * bounds it: its scopes do, read again in the transaction that answers. Made by `lib/api-integration/key-actor.ts` only.
 */
export interface KeyActor {
  readonly kind: "key";
  readonly keyId: string;
  readonly organisationId: string;
  readonly projectId: string;
}

/** Somebody with an invitation: by the token of a link, or by its id when its address is their own. */
export interface InviteeActor {
  readonly kind: "invitee";
  readonly invitation: { readonly token: string } | { readonly id: string };
  readonly user: UserActor | null;
}

/** Anybody, signed in or not: known only by what their browser carries. */
export interface VisitorActor {
  readonly kind: "visitor";
  /** A random value that this browser keeps; ties a confirmation to the browser that registered. */
  readonly browserToken: string | null;
  /** The session that this browser has now; one that begins ends it (SE-04). */
  readonly sessionToken: string | null;
  /** The sign-in whose second step is missing, if this browser has one (MF-01). */
  readonly waitingToken: string | null;
  /** All cookies that may prove a known device, by name (AT-03). */
  readonly deviceCookies: Readonly<Record<string, string>>;
}

/** The installation itself: a job, or a command on the server. */
export interface SystemActor {
  readonly kind: "system";
}

/** Who may ask, by the kind of claim that they come with. */
export interface Claims {
  readonly visitor: VisitorActor;
  readonly invitee: InviteeActor;
  readonly user: UserActor;
  readonly admin: UserActor;
  readonly member: MemberActor;
  readonly project: ProjectActor;
  /** A member, or their API token at work. */
  readonly holder: MemberActor | TokenActor;
  readonly token: TokenActor;
  readonly key: KeyActor;
  readonly system: SystemActor;
}

export type ClaimKind = keyof Claims;
