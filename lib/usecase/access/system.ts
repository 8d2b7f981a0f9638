import { asSystem, type SystemTx } from "@/db/scope";
import { nobody, type PlacedEvent } from "@/lib/audit/placed-event";
import type { Access } from "./access";
import { lockTarget } from "./lock";

export interface SystemScene {
  readonly tx: SystemTx;
}

/** The installation itself: a job whose time has come, or a command on the server. Nobody is signed in, and nobody is named. */
export const system: Access<"system", SystemScene, PlacedEvent, "target"> = {
  name: "system",
  claim: "system",
  takes: "target",
  open: (ctx, _claim, asked, body) =>
    asSystem(ctx.db, async (tx) => {
      if (typeof asked.locks === "function") await lockTarget(tx, await asked.locks(tx));
      return body({ tx });
    }),
  recordAs: (_scene, { place }) => ({ by: nobody, ...place }),
};
