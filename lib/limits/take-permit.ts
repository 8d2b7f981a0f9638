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
