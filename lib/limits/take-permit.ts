import { sql } from "drizzle-orm";
import type { AnyTx } from "@/db/scope";

export interface Limit {
  /** What is counted, for whom: `mail:address:…`. Never holds an address in clear. */
  readonly bucket: string;
  readonly most: number;
  /** Length of the window, from its first permit. */
  readonly seconds: number;
}

/** Takes one permit. Answers 0 when granted, else the seconds until the window ends. Counted in PostgreSQL (AT-08). */
export async function takePermit(tx: AnyTx, { bucket, most, seconds }: Limit): Promise<number> {
  const [row] = await tx.execute<{ wait: number }>(sql`select take_permit(${bucket}, ${most}, ${seconds}) as wait`);
  return row?.wait ?? seconds;
}

/** Takes one permit of each, in this order, up to the first that is refused. Answers 0, or the seconds to wait for it. */
export async function takePermits(tx: AnyTx, limits: readonly Limit[]): Promise<number> {
  for (const limit of limits) {
    const wait = await takePermit(tx, limit);
    if (wait > 0) return wait;
  }
  return 0;
}
