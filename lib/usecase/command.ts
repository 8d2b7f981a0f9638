import type { z } from "zod";
import type { SystemTx } from "@/db/scope";
import type { MissingStep } from "@/lib/access/gate";
import type { NeededProof } from "@/lib/access/require-proof";
import type { AuditEvent } from "@/lib/audit/events";
import type { Access, AnyScene, Asked, Locks, Who } from "./access/access";
import type { ClaimKind, Claims } from "./claims";
import type { Context } from "./context";
import { parseInput } from "./input";
import type { Outcome } from "./outcome";
import { type Preparation, preparing } from "./preparation";
import { recordingDenial } from "./record-denial";
import { write } from "./write";

interface Described<
  Kind extends ClaimKind,
  Scene extends AnyScene,
  Event extends AuditEvent,
  Input extends z.ZodType,
  Takes extends Takable,
> {
  /** snake_case, unique: the name in the registry and in `access.denied` events. */
  readonly name: string;
  readonly access: Access<Kind, Scene, Event, Takes>;
  readonly input: Input;
  /**
   * `team`: it changes who is in, or what they may do, so the organisation, or every team of the person, is locked first.
   * A function says whose, for platform admins, who may change anybody's.
   */
  readonly locks?: Locks<z.output<Input>>[Takes];
  /** Steps of the gate that it does not wait for, such as a second factor for leaving. */
  readonly waives?: readonly MissingStep[];
  /** Asks for a proof of the last ten minutes in this session (SU-01). */
  readonly proof?: NeededProof;
}

type Takable = keyof Locks<never>;

interface Given<Input extends z.ZodType> {
  readonly ctx: Context;
  readonly input: z.output<Input>;
}

interface Prepared<Kind extends ClaimKind, Scene, Event extends AuditEvent, Input extends z.ZodType, Value, Found> {
  /** Work that must not happen inside the transaction, such as hashing. Runs once, before it, with rights not yet checked. */
  readonly prepare: (asked: {
    readonly ctx: Preparation;
    readonly actor: Claims[Kind];
    readonly input: z.output<Input>;
  }) => Promise<Found>;
  /** May run again when the transaction is retried: no effect outside `tx`. */
  readonly run: (scene: Scene & Given<Input> & { readonly prepared: Found }) => Promise<Outcome<Value, Event>>;
}

interface Plain<Scene, Event extends AuditEvent, Input extends z.ZodType, Value> {
  readonly prepare?: undefined;
  readonly run: (scene: Scene & Given<Input>) => Promise<Outcome<Value, Event>>;
}

export interface Command<Kind extends ClaimKind = ClaimKind, Input extends z.ZodType = z.ZodType, Value = unknown> {
  (ctx: Context, claim: Claims[Kind], input: unknown): Promise<Value>;
  readonly definition: {
    readonly name: string;
    readonly access: Who<Kind>;
    readonly input: Input;
    readonly waives?: readonly MissingStep[];
    readonly proof?: NeededProof;
    readonly locks?: unknown;
  };
}

/** How every write of a person happens: parse, prepare, open (lock, gate, permission), run, write the events, enqueue the messages, commit. */
export function defineCommand<
  Kind extends ClaimKind,
  Scene extends AnyScene,
  Event extends AuditEvent,
  Input extends z.ZodType,
  Value,
  Found,
  Takes extends Takable,
>(
  definition: Described<Kind, Scene, Event, Input, Takes> & Prepared<Kind, Scene, Event, Input, Value, Found>,
): Command<Kind, Input, Value>;
export function defineCommand<
  Kind extends ClaimKind,
  Scene extends AnyScene,
  Event extends AuditEvent,
  Input extends z.ZodType,
  Value,
  Takes extends Takable,
>(
  definition: Described<Kind, Scene, Event, Input, Takes> & Plain<Scene, Event, Input, Value>,
): Command<Kind, Input, Value>;
export function defineCommand<
  Kind extends ClaimKind,
  Scene extends AnyScene,
  Event extends AuditEvent,
  Input extends z.ZodType,
  Value,
  Found,
  Takes extends Takable,
>(
  definition: Described<Kind, Scene, Event, Input, Takes> &
    (Plain<Scene, Event, Input, Value> | Prepared<Kind, Scene, Event, Input, Value, Found>),
): Command<Kind, Input, Value> {
  const { name, access, waives = [], proof = null } = definition;
  const locks: Locks<z.output<Input>>[Takable] = definition.locks;

  const prepare = async (ctx: Context, actor: Claims[Kind], input: z.output<Input>) => {
    if (!definition.prepare) return (scene: Scene) => definition.run({ ...scene, ctx, input });
    const { run } = definition;
    const prepared = await definition.prepare({ ctx: preparing(ctx), actor, input });
    return (scene: Scene) => run({ ...scene, ctx, input, prepared });
  };

  const command = async (ctx: Context, claim: Claims[Kind], raw: unknown): Promise<Value> => {
    const input = parseInput(definition.input, raw);
    const run = await prepare(ctx, claim, input);
    const lock = typeof locks === "function" ? (tx: SystemTx) => locks(tx, input) : (locks ?? null);
    const asked: Asked = { writes: true, locks: lock, waives, proof };
    return recordingDenial(ctx, claim, name, () => write(access, ctx, claim, asked, run));
  };
  return Object.assign(command, { definition });
}
