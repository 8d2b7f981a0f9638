import { asSystem, type SystemTx } from "@/db/scope";
import { nobody, type PlacedEvent } from "@/lib/audit/placed-event";
import type { Context } from "./context";
import type { Outcome } from "./outcome";
import { settle } from "./settle";

/** What `prepare` works with: before the command's own transaction, with rights not yet checked. */
export interface Preparation extends Context {
  /** Reads past every tenant, in a transaction of its own. */
  look<Value>(run: (tx: SystemTx) => Promise<Value>): Promise<Value>;
  /** Writes in a transaction of its own, which stands whatever becomes of the command: an attempt counts although it is refused. */
  apart<Value>(run: (tx: SystemTx) => Promise<Outcome<Value, PlacedEvent>>): Promise<Value>;
}

export function preparing(ctx: Context): Preparation {
  return {
    ...ctx,
    look: (run) => asSystem(ctx.db, run),
    apart: (run) => asSystem(ctx.db, async (tx) => settle(tx, ctx, { recordAs }, await run(tx))),
  };
}

/** What happens while a command prepares happens to an account, by nobody who is known yet. */
function recordAs({ place }: PlacedEvent) {
  return { by: nobody, ...place };
}
