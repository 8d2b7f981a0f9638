import type { z } from "zod";
import type { MissingStep } from "@/lib/access/gate";
import type { Access, ActorOf, SceneOf } from "./access";
import type { Context } from "./context";
import { parseInput } from "./input";
import { openScene } from "./open-scene";

export interface QueryDefinition<A extends Access = Access, Input extends z.ZodType = z.ZodType, Value = unknown> {
  readonly name: string;
  readonly access: A;
  readonly input: Input;
  /** Steps of the gate that it does not wait for. */
  readonly waives?: readonly MissingStep[];
  readonly run: (scene: SceneOf<A> & { readonly ctx: Context; readonly input: z.output<Input> }) => Promise<Value>;
}

export interface Query<A extends Access = Access, Input extends z.ZodType = z.ZodType, Value = unknown> {
  (ctx: Context, actor: ActorOf<A>, input: unknown): Promise<Value>;
  readonly definition: QueryDefinition<A, Input, Value>;
}

/** The one way a page reads: like a command, but nothing is held, and nothing is written. */
export function defineQuery<const A extends Access, Input extends z.ZodType, Value>(
  definition: QueryDefinition<A, Input, Value>,
): Query<A, Input, Value> {
  const query = async (ctx: Context, actor: ActorOf<A>, raw: unknown): Promise<Value> => {
    const input = parseInput(definition.input, raw);
    return openScene(
      ctx,
      definition.access,
      actor,
      { rows: false, team: false, waives: definition.waives ?? [], proof: null, about: null, aboutOrganisation: null },
      (scene) => definition.run({ ...scene, ctx, input }),
    );
  };
  return Object.assign(query, { definition });
}
