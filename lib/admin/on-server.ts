import type { Database } from "@/db/client";
import type { SystemTx } from "@/db/scope";
import type { PlacedEvent } from "@/lib/audit/placed-event";
import { systemIds } from "@/lib/kernel/ids";
import { writeBySystem } from "@/lib/usecase/by-system";
import type { Outcome } from "@/lib/usecase/outcome";

const request = { id: "platform_admin", ip: null, browser: "Platform administration" };

/** A command that is typed on the server, where nobody is signed in: written like every other, in nobody's name. */
export function onServer<Value>(
  db: Database,
  run: (tx: SystemTx) => Promise<Outcome<Value, PlacedEvent>>,
): Promise<Value> {
  return writeBySystem({ db, ids: systemIds, request }, run);
}
