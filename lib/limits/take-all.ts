import type { AnyTx } from "@/db/scope";
import { type Limit, takePermit } from "./take-permit";

/** Takes one permit of each, in this order, up to the first that is refused. Answers 0, or the seconds to wait for it. */
export async function takeAll(tx: AnyTx, limits: readonly Limit[]): Promise<number> {
  for (const limit of limits) {
    const wait = await takePermit(tx, limit);
    if (wait > 0) return wait;
  }
  return 0;
}
