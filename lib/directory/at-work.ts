import type { SystemTx } from "@/db/scope";
import type { PlacedEvent } from "@/lib/audit/placed-event";
import type { Directory } from "@/lib/ports/directory";
import { readBySystem, writeBySystem } from "@/lib/usecase/by-system";
import type { Ground } from "@/lib/usecase/context";
import type { Outcome } from "@/lib/usecase/outcome";

/** One turn of the worker at the group of one organisation. Its calls to the directory happen between transactions, never in one. */
export interface AtWork {
  readonly ctx: Ground;
  readonly directory: Directory;
  /** The name of its group is the organisation's id, which no renaming changes. */
  readonly organisationId: string;
  /** One line for the operator, which names nobody. */
  readonly log: (line: Readonly<Record<string, string | number>>) => void;
  /** Whether the worker is to stop, and waits for this turn. */
  readonly isStopping: () => boolean;
  /** Whether the turn leaves what remains to the next one, so that another organisation has its turn, or the worker can stop. */
  readonly isOver: () => boolean;
  /** Whether anything was done: whoever gets on is not put off. */
  hasDone: boolean;
}

export function look<Value>({ ctx }: AtWork, read: (tx: SystemTx) => Promise<Value>): Promise<Value> {
  return readBySystem(ctx, read);
}

type Run<Value> = (tx: SystemTx) => Promise<Outcome<Value, PlacedEvent>>;

/** As every write happens, with its event in the organisation's log. */
export function record<Value>({ ctx }: AtWork, run: Run<Value>): Promise<Value> {
  return writeBySystem(ctx, run);
}

/** The same while nobody can join or leave: the organisation is locked first (INV-02). */
export function recordAlone<Value>({ ctx, organisationId }: AtWork, run: Run<Value>): Promise<Value> {
  return writeBySystem(ctx, run, { organisation: organisationId });
}
