import type { z } from "zod";
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
 * refused does not stop the others. Refused alike for all, it is refused as a whole.
 */
export function defineForEach<Kind extends ClaimKind, Input extends z.ZodType, Value>(
  described: Described<Kind, Input, Value>,
): Command<Kind, Input, ForEach<Value>> {
  const { name, command, input: schema, idsOf, inputOf } = described;
  const repeated = async (ctx: Context, claim: Claims[Kind], raw: unknown): Promise<ForEach<Value>> => {
    const input = parseInput(schema, raw);
    const rows: EachRow<Value>[] = [];
    const refusals: Refusal[] = [];
    for (const id of new Set(idsOf(input))) {
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
        if (!(error instanceof Refusal)) throw error;
        refusals.push(error);
        const { code, reason, facts } = error;
        rows.push({ id, refused: { code, ...(reason ? { reason } : {}), facts } });
      }
    }
    const [first] = refusals;
    const areAllAlike = refusals.every(({ code, reason }) => code === first?.code && reason === first.reason);
    if (first && refusals.length === rows.length && areAllAlike) throw first;
    return { rows };
  };
  return Object.assign(repeated, { definition: { ...command.definition, name, input: schema } });
}

function isAboutActor({ code, reason }: Refusal): boolean {
  return code === "verification_required" || code === "unavailable" || reason === "lacks_permission";
}
