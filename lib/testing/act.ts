import type { z } from "zod";
import type { ClaimKind, Claims } from "@/lib/usecase/claims";
import type { Command } from "@/lib/usecase/command";
import type { Context } from "@/lib/usecase/context";
import type { Query } from "@/lib/usecase/query";
import type { Stage } from "./stage";

export type AnyClaim = Claims[ClaimKind];

/** Who asks for what, with the rows behind it in place: as it stands, it succeeds. */
interface Arranged<Kind extends ClaimKind, Input extends z.ZodType> {
  readonly claim: Claims[Kind];
  readonly input: z.input<Input>;
  /** Tables that it writes before its own transaction, which a refusal leaves written: counted attempts, spent challenges. */
  readonly apart?: readonly string[];
}

type Arrange<Kind extends ClaimKind, Input extends z.ZodType> = (stage: Stage) => Promise<Arranged<Kind, Input>>;

export interface Ready {
  readonly ctx: Context;
  readonly claim: AnyClaim;
  readonly input: unknown;
  readonly apart: readonly string[];
  /** Runs it, as it stands or changed: by somebody else, about something else. */
  run(changed?: { readonly claim?: AnyClaim; readonly input?: unknown }): Promise<unknown>;
}

/** One way in which a command or query succeeds; what all of them promise is asked of each (every-act.ts). */
export interface Act {
  readonly kind: "command" | "query";
  readonly name: string;
  readonly definition: Command["definition"];
  readonly access: Command["definition"]["access"];
  arrange(stage: Stage): Promise<Ready>;
}

export function act<Kind extends ClaimKind, Input extends z.ZodType>(
  command: Command<Kind, Input>,
  arrange: Arrange<Kind, Input>,
): Act {
  return make("command", command, arrange);
}

/** The same for a query. */
export function look<Kind extends ClaimKind, Input extends z.ZodType>(
  query: Query<Kind, Input>,
  arrange: Arrange<Kind, Input>,
): Act {
  return make("query", query, arrange);
}

function make<Kind extends ClaimKind, Input extends z.ZodType>(
  kind: Act["kind"],
  runs: Command<Kind, Input> | Query<Kind, Input>,
  arrange: Arrange<Kind, Input>,
): Act {
  const { definition } = runs;
  return {
    kind,
    name: definition.name,
    definition,
    access: definition.access,
    async arrange(stage) {
      const { claim, input, apart = [] } = await arrange(stage);
      const { ctx } = stage;
      return {
        ctx,
        claim,
        input,
        apart,
        // Whoever changes the claim leaves its kind as it was.
        run: (changed = {}) => runs(ctx, (changed.claim ?? claim) as Claims[Kind], changed.input ?? input),
      };
    },
  };
}
