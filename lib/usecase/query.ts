import type { z } from "zod";
import type { MissingStep } from "@/lib/access/gate";
import type { Access, AnyScene, Who } from "./access/access";
import type { ClaimKind, Claims } from "./claims";
import type { Context } from "./context";
import { parseInput } from "./input";

export interface QueryDefinition<Kind extends ClaimKind, Scene extends AnyScene, Input extends z.ZodType, Value> {
  readonly name: string;
  readonly access: Access<Kind, Scene, never>;
  readonly input: Input;
  /** Steps of the gate that it does not wait for. */
  readonly waives?: readonly MissingStep[];
  readonly run: (scene: Scene & { readonly ctx: Context; readonly input: z.output<Input> }) => Promise<Value>;
}

export interface Query<Kind extends ClaimKind = ClaimKind, Input extends z.ZodType = z.ZodType, Value = unknown> {
  (ctx: Context, claim: Claims[Kind], input: unknown): Promise<Value>;
  readonly definition: {
    readonly name: string;
    readonly access: Who<Kind>;
    readonly input: Input;
    readonly waives?: readonly MissingStep[];
  };
}

/** How every page reads: like a command, but nothing is held, and nothing is written. */
export function defineQuery<Kind extends ClaimKind, Scene extends AnyScene, Input extends z.ZodType, Value>(
  definition: QueryDefinition<Kind, Scene, Input, Value>,
): Query<Kind, Input, Value> {
  const { access, waives = [] } = definition;
  const query = async (ctx: Context, claim: Claims[Kind], raw: unknown): Promise<Value> => {
    const input = parseInput(definition.input, raw);
    const asked = { writes: false, locks: null, waives, proof: null };
    return access.open(ctx, claim, asked, (scene) => definition.run({ ...scene, ctx, input }));
  };
  return Object.assign(query, { definition });
}
