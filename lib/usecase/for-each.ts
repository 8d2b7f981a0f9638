import { isDeepStrictEqual } from "node:util";
import type { z } from "zod";
import { DatabaseFault } from "@/db/failures";
import { Refusal, type RefusalCode } from "@/lib/kernel/refusal";
import type { ClaimKind, Claims } from "./claims";
import type { Command } from "./command";
import type { Context } from "./context";
import { parseInput } from "./input";
import { recordingDenial } from "./record-denial";

/** What became of one of them. */
export type EachRow<Value> =
  | { readonly id: string; readonly value: Value }
  | {
      readonly id: string;
      readonly refused: { readonly code: RefusalCode; readonly reason?: string; readonly facts: Refusal["facts"] };
    };

export interface ForEach<Value> {
  readonly rows: readonly EachRow<Value>[];
}

interface Described<Kind extends ClaimKind, Input extends z.ZodType, Value> {
  /** snake_case, unique, as of a command. A denial is recorded under the name of the one that is repeated. */
  readonly name: string;
  readonly command: Command<Kind, z.ZodType, Value>;
  readonly input: Input;
  readonly idsOf: (input: z.output<Input>) => readonly string[];
  /** What the command takes for one of them. May ask a query; a refusal is that one's answer. */
  readonly inputOf: (asked: {
    readonly ctx: Context;
    readonly claim: Claims[Kind];
    readonly input: z.output<Input>;
    readonly id: string;
  }) => unknown | Promise<unknown>;
}

/**
 * One command for several things, one after the other, each in a transaction of its own and with its own event: one that is
 * refused does not stop the others. Refused alike for all, it is refused as a whole. A crash stops it, and so does what is
 * unavailable: what was done before is answered all the same, and what follows was not tried.
 */
export function defineForEach<Kind extends ClaimKind, Input extends z.ZodType, Value>(
  described: Described<Kind, Input, Value>,
): Command<Kind, Input, ForEach<Value>> {
  const { name, command, input: schema, idsOf, inputOf } = described;
  const repeated = async (ctx: Context, claim: Claims[Kind], raw: unknown): Promise<ForEach<Value>> => {
    const input = parseInput(schema, raw);
    const rows: EachRow<Value>[] = [];
    const refusals: Refusal[] = [];
    let isStopped = false;
    for (const id of new Set(idsOf(input))) {
      if (isStopped) {
        rows.push({ id, refused: notTried });
        continue;
      }
      const last = refusals.at(-1);
      try {
        // Whoever may not, or is out by now, is told so once and not asked fifty times.
        if (last && isAboutActor(last)) throw last;
        // Denied by what it asks first, it is denied all the same.
        const given = await recordingDenial(ctx, claim, command.definition.name, async () =>
          inputOf({ ctx, claim, input, id }),
        );
        rows.push({ id, value: await command(ctx, claim, given) });
      } catch (error) {
        if (!(error instanceof Refusal)) {
          if (rows.length === 0) throw error;
          isStopped = true;
          ctx.alert("one of several crashed", {
            level: "error",
            asked: name,
            request: ctx.request.id,
            ...toldOf(error),
          });
          rows.push({ id, refused: { code: "unavailable", reason: "crashed", facts: { digest: ctx.request.id } } });
          continue;
        }
        if (error.code === "unavailable") {
          if (rows.length === 0) throw error;
          isStopped = true;
        }
        refusals.push(error);
        rows.push({ id, refused: said(error) });
      }
    }
    const [first] = refusals;
    const areAllAlike = refusals.every((each) => isDeepStrictEqual(said(each), first && said(first)));
    if (first && refusals.length === rows.length && areAllAlike) throw first;
    return { rows };
  };
  return Object.assign(repeated, { definition: { ...command.definition, name, input: schema } });
}

/** Behind a crash, or what was unavailable. */
const notTried = { code: "unavailable", reason: "not_tried", facts: {} } as const;

/** All that somebody reads of it. */
function said({ code, reason, facts }: Refusal) {
  return { code, ...(reason ? { reason } : {}), facts };
}

/** What and where it was, for the operator. Not its message, in which a statement's values stand (AU-05). */
function toldOf(error: unknown): Readonly<Record<string, string>> {
  if (!(error instanceof Error)) return {};
  const frames = error.stack?.split("\n").filter((line) => /^\s+at /.test(line)) ?? [];
  const code = error instanceof DatabaseFault ? error.code : undefined;
  return { error: error.name, ...(code ? { code } : {}), where: frames.slice(0, 5).join(";") };
}

function isAboutActor({ code, reason }: Refusal): boolean {
  return code === "verification_required" || reason === "lacks_permission";
}
