import type { Database } from "@/db/client";
import type { SystemTx } from "@/db/scope";
import type { PlacedEvent } from "@/lib/audit/placed-event";
import { systemIds } from "@/lib/kernel/ids";
import { system } from "@/lib/usecase/access/system";
import type { Outcome } from "@/lib/usecase/outcome";
import { write } from "@/lib/usecase/write";

const request = { id: "platform_admin", ip: null, browser: "Platform administration" };
const asked = { writes: true, locks: null, waives: [], proof: null } as const;

/** A command that is typed on the server, where nobody is signed in: written like every other, in nobody's name. */
export function onServer<Value>(
  db: Database,
  run: (tx: SystemTx) => Promise<Outcome<Value, PlacedEvent>>,
): Promise<Value> {
  return write(system, { db, ids: systemIds, request }, { kind: "system" }, asked, ({ tx }) => run(tx));
}
