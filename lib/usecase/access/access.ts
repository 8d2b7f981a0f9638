import type { AnyTx, SystemTx } from "@/db/scope";
import type { MissingStep } from "@/lib/access/gate";
import type { NeededProof } from "@/lib/access/require-proof";
import type { AuditEvent } from "@/lib/audit/events";
import type { WrittenPlace } from "@/lib/audit/placed-event";
import type { ProjectPermission } from "@/lib/permissions/project-table";
import type { Permission } from "@/lib/permissions/table";
import type { ClaimKind, Claims } from "../claims";
import type { Ground } from "../context";
import type { LockTarget } from "./lock";

/** What one command or query asks of its access. */
export interface Asked {
  /** Hold the rows that decide until the transaction ends: whoever removes or signs out the actor waits, or has won (INV-05, INV-12). */
  readonly writes: boolean;
  /** One that the access takes. */
  readonly locks: "team" | ((tx: SystemTx) => Promise<LockTarget | null>) | null;
  /** Steps of the gate that are not waited for. */
  readonly waives: readonly MissingStep[];
  readonly proof: NeededProof | null;
}

/** What a scene always has; what else there is depends on the access. */
export interface AnyScene {
  readonly tx: AnyTx;
}

/** What a command may ask its access to lock before anything else, by what the access is able to take. */
export interface Locks<Input> {
  readonly nothing: undefined;
  /** The organisation, or all teams of the person (INV-02, INV-03). */
  readonly team: "team";
  /** For who may act on anybody: says whose. */
  readonly target: (tx: SystemTx, input: Input) => Promise<LockTarget | null>;
}

/** What is known of an access without opening anything. */
export interface Who<Kind extends ClaimKind = ClaimKind> {
  /** In the registry and in the expectations of its test. */
  readonly name:
    | "role"
    | "project"
    | "member"
    | "token"
    | "key"
    | "self"
    | "account"
    | "founder"
    | "platform"
    | "invitee"
    | "public"
    | "system";
  readonly claim: Kind;
  /** The permission that is asked; absent where anybody of the kind may. */
  readonly permission?: Permission;
  /** The same of what somebody holds in a project. */
  readonly projectPermission?: ProjectPermission;
  /** Only owners, whoever else holds the permission. */
  readonly ownersOnly?: boolean;
}

/**
 * Who may run a command or query: one object each, named beside the command, enumerated by the registry test.
 *
 * `open` is the only way into a transaction for a command or query. It makes the scene of a claim, having read and locked
 * what decides, asked the gate and the permission, and refuses everybody else. `recordAs` says in whose name and in which
 * organisation's log an event of the scene is written.
 */
export interface Access<
  Kind extends ClaimKind = ClaimKind,
  Scene extends AnyScene = AnyScene,
  Event extends AuditEvent = AuditEvent,
  Takes extends keyof Locks<never> = keyof Locks<never>,
> extends Who<Kind> {
  /** A command that wants another lock than its access takes is a type error: it would run without. */
  readonly takes: Takes;
  /** Whom it concerns hears what was done, not from where. */
  readonly hidesOrigin?: boolean;
  open<Value>(ctx: Ground, claim: Claims[Kind], asked: Asked, body: (scene: Scene) => Promise<Value>): Promise<Value>;
  recordAs(scene: Scene, event: Event): WrittenPlace;
}
