import { and, asc, eq, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { twoFactorResets } from "@/db/schema/platform";
import { asSystem } from "@/db/scope";
import { nobody, type PlacedEvent } from "@/lib/audit/placed-event";
import type { Recording } from "@/lib/audit/record";
import { systemIds } from "@/lib/kernel/ids";
import { lockTeamsOf } from "@/lib/usecase/access/lock";
import { settle } from "@/lib/usecase/settle";
import { carryOutReset } from "./carry-out-reset";
import { findReset } from "./find-reset";

const atATime = 50;

const recording: Recording = { ids: systemIds, request: { id: "carry_out_resets", ip: null, browser: null } };

/** Every few minutes: the resets whose day has passed. One transaction each, so that one that fails keeps no other back. */
export async function carryOutResets(db: Database): Promise<number> {
  const due = await asSystem(db, (tx) =>
    tx
      .select({ id: twoFactorResets.id, userId: twoFactorResets.userId })
      .from(twoFactorResets)
      .where(and(eq(twoFactorResets.state, "verified"), sql`${twoFactorResets.dueAt} <= now()`))
      .orderBy(asc(twoFactorResets.dueAt))
      .limit(atATime),
  );
  let done = 0;
  for (const { id, userId } of due) done += (await carryOut(db, id, userId)) ? 1 : 0;
  return done;
}

/** False when it was cancelled, confirmed, or another worker's meanwhile. */
function carryOut(db: Database, resetId: string, userId: string): Promise<boolean> {
  return asSystem(db, async (tx) => {
    await lockTeamsOf(tx, userId);
    const held = await findReset(tx, eq(twoFactorResets.id, resetId), true);
    const done = held && (await carryOutReset(tx, recording, held, { because: "due" }));
    if (!done) return false;
    const recordAs = ({ place }: PlacedEvent) => ({ by: nobody, ...place });
    return settle(tx, recording, { recordAs }, { value: true, ...done });
  });
}
