import type { SystemTx } from "@/db/scope";
import type { PlacedEvent } from "@/lib/audit/placed-event";
import type { LockTarget } from "./access/lock";
import { system } from "./access/system";
import type { Ground } from "./context";
import type { Outcome } from "./outcome";
import { write } from "./write";

const claim = { kind: "system" } as const;
const nothingAsked = { writes: false, locks: null, waives: [], proof: null } as const;

/** What the installation itself reads: for a job, or a command on the server. */
export function readBySystem<Value>(ctx: Ground, read: (tx: SystemTx) => Promise<Value>): Promise<Value> {
  return system.open(ctx, claim, nothingAsked, ({ tx }) => read(tx));
}

/**
 * What the installation itself writes, with its events, in nobody's name.
 *
 * @param run may run again when the transaction is retried: no effect outside `tx`
 * @param locked whose rows are locked before anything else (INV-02, INV-03)
 */
export function writeBySystem<Value>(
  ctx: Ground,
  run: (tx: SystemTx) => Promise<Outcome<Value, PlacedEvent>>,
  locked: LockTarget | null = null,
): Promise<Value> {
  const asked = { ...nothingAsked, writes: true, locks: async () => locked };
  return write(system, ctx, claim, asked, ({ tx }) => run(tx));
}
