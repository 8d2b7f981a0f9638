import { eq } from "drizzle-orm";
import type { z } from "zod";
import { users } from "@/db/schema/users";
import type { AnyTx, SystemTx, TenantTx } from "@/db/scope";
import { withOrganisation } from "@/db/scope";
import type { MissingStep } from "@/lib/access/gate";
import type { NeededProof } from "@/lib/access/require-proof";
import type { AccountEvent } from "@/lib/audit/account-events";
import { type AuditEvent, auditEvent } from "@/lib/audit/events";
import { type AuditActor, recordAccountEvent, recordAuditEvent } from "@/lib/audit/record";
import type { NoEvent } from "@/lib/audit/silence";
import { Refusal } from "@/lib/kernel/refusal";
import { takePermit } from "@/lib/limits/take-permit";
import { enqueue } from "@/lib/messages/enqueue";
import type { Message } from "@/lib/messages/messages";
import type { Access, ActorOf, SceneOf } from "./access";
import type { Context } from "./context";
import { parseInput } from "./input";
import { type Hold, openScene } from "./open-scene";
import type { ActingMember, ActingUser, InviteeScene } from "./scene";

/** A member's act can be about their account too. */
type Event<A extends Access> = A extends "self" | "account" | "platform" | "public"
  ? AccountEvent
  : A extends "member"
    ? AuditEvent | AccountEvent
    : AuditEvent;

/** What every command answers. Forgetting the event is a type error; the wrapper writes and enqueues, never `run`. */
export interface Outcome<A extends Access, Value> {
  readonly value: Value;
  readonly event: Event<A> | readonly Event<A>[] | NoEvent;
  readonly messages?: readonly Message[];
}

export interface CommandDefinition<
  A extends Access = Access,
  Input extends z.ZodType = z.ZodType,
  Value = unknown,
  Prepared = unknown,
> {
  /** snake_case, unique: the name in the registry and in `access.denied` events. */
  readonly name: string;
  readonly access: A;
  readonly input: Input;
  /** Changes who is in, or what they may do: the organisation's row is locked first. */
  readonly changesTeam?: boolean;
  /** Steps of the gate that it does not wait for, such as a second factor for leaving. */
  readonly waives?: readonly MissingStep[];
  /** Asks for a proof of the last ten minutes in this session (SU-01). */
  readonly proof?: NeededProof;
  /** With access `platform`: whose memberships are locked before anything else is held, because it changes them. */
  readonly about?: (tx: SystemTx, input: z.output<Input>) => Promise<string | null>;
  /** The same for a command about one organisation: the one that is locked first. */
  readonly aboutOrganisation?: (input: z.output<Input>) => string;
  /** Work that must not happen inside the transaction, such as hashing. Runs once, before it, with rights not yet checked. */
  readonly prepare?: (asked: { ctx: Context; actor: ActorOf<A>; input: z.output<Input> }) => Promise<Prepared>;
  /** May run again when the transaction is retried: no effect outside `tx`. */
  readonly run: (
    scene: SceneOf<A> & { readonly ctx: Context; readonly input: z.output<Input>; readonly prepared: Prepared },
  ) => Promise<Outcome<A, Value>>;
}

export interface Command<A extends Access = Access, Input extends z.ZodType = z.ZodType, Value = unknown> {
  (ctx: Context, actor: ActorOf<A>, input: unknown): Promise<Value>;
  readonly definition: CommandDefinition<A, Input, Value, never>;
}

/** The one way a write happens: parse, open, lock, ask, run, write the event, enqueue the messages, commit. */
export function defineCommand<const A extends Access, Input extends z.ZodType, Value, Prepared = undefined>(
  definition: CommandDefinition<A, Input, Value, Prepared>,
): Command<A, Input, Value> {
  const command = async (ctx: Context, actor: ActorOf<A>, raw: unknown): Promise<Value> => {
    const input = parseInput(definition.input, raw);
    const prepared = (await definition.prepare?.({ ctx, actor, input })) as Prepared;
    const hold: Hold = {
      rows: true,
      team: definition.changesTeam ?? false,
      waives: definition.waives ?? [],
      proof: definition.proof ?? null,
      about: definition.about ? (tx) => definition.about?.(tx, input) ?? Promise.resolve(null) : null,
      aboutOrganisation: definition.aboutOrganisation?.(input) ?? null,
    };
    try {
      return await openScene(ctx, definition.access, actor, hold, async (scene) => {
        const outcome = await definition.run({ ...scene, ctx, input, prepared });
        const recording = definition.access === "platform" ? withoutAdmin(ctx) : ctx;
        await record(recording, scene, outcome.event);
        for (const message of outcome.messages ?? []) await enqueue((scene as { tx: AnyTx }).tx, message);
        return outcome.value;
      });
    } catch (error) {
      if (error instanceof Refusal && error.code === "forbidden")
        await recordDenial(ctx, actor, definition.name, error);
      throw error;
    }
  };
  return Object.assign(command, { definition: definition as unknown as CommandDefinition<A, Input, Value, never> });
}

/** The person is told that it was a platform admin, not from where that one works. */
function withoutAdmin(ctx: Context): Context {
  return { ...ctx, request: { ...ctx.request, ip: null, browser: "Platform administration" } };
}

async function record(ctx: Context, scene: unknown, given: unknown) {
  const events = (Array.isArray(given) ? given : [given]) as (AccountEvent | AuditEvent | NoEvent)[];
  for (const event of events) {
    if (event.scope === "account") await recordAccountEvent((scene as { tx: AnyTx }).tx, ctx, event);
    if (event.scope !== "organisation") continue;
    const { tx } = scene as { tx: TenantTx };
    await recordAuditEvent(tx, ctx, organisationOf(scene), auditActor(scene), event);
  }
}

function organisationOf(scene: unknown): string {
  const { organisation, organisationId } = scene as { organisation?: { id: string }; organisationId?: string };
  const id = organisation?.id ?? organisationId;
  if (!id) throw new Error("an organisation's event outside an organisation");
  return id;
}

function auditActor(scene: unknown): AuditActor {
  const { actor, invitation } = scene as {
    actor: ActingMember | ActingUser | InviteeScene["actor"];
    invitation?: InviteeScene["invitation"];
  };
  if (invitation) {
    const { user } = actor as InviteeScene["actor"];
    const person = user
      ? { id: user.userId, name: user.name, email: user.email }
      : { id: null, name: invitation.name, email: invitation.email };
    return { kind: "invitee", id: user?.userId ?? null, person };
  }
  const { userId, name, email } = actor as ActingUser | ActingMember;
  const person = { id: userId, name, email };
  if ("token" in actor && actor.token) return { kind: "token", id: userId, tokenId: actor.token.id, person };
  return { kind: "memberId" in actor ? "member" : "user", id: userId, person };
}

/** AU-04 asks for denied attempts too. At most one a minute for each person and command, so that nobody can flood the log. */
async function recordDenial<A extends Access>(ctx: Context, actor: ActorOf<A>, asked: string, refusal: Refusal) {
  if (actor.kind !== "member" && actor.kind !== "token") return;
  await withOrganisation(ctx.db, actor.organisationId, async (tx) => {
    const bucket = `denied:${actor.organisationId}:${actor.userId}:${asked}`;
    if ((await takePermit(tx, { bucket, most: 1, seconds: 60 })) > 0) return;
    const [person] = await tx
      .select({ id: users.id, name: users.name, email: users.email })
      .from(users)
      .where(eq(users.id, actor.userId));
    if (!person) return;
    const event = auditEvent("access.denied", actor.userId, {
      asked,
      because: String(refusal.facts.permission ?? refusal.reason),
    });
    const by =
      actor.kind === "token" ? ({ kind: "token", tokenId: actor.tokenId } as const) : ({ kind: "member" } as const);
    await recordAuditEvent(tx, ctx, actor.organisationId, { ...by, id: actor.userId, person }, event);
  });
}
