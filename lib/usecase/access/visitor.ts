import { asSystem, type SystemTx } from "@/db/scope";
import { nobody, type PlacedEvent } from "@/lib/audit/placed-event";
import type { VisitorActor } from "../claims";
import type { Access } from "./access";

export interface VisitorScene {
  readonly tx: SystemTx;
  readonly actor: VisitorActor;
}

/** Anybody. */
export const visitor: Access<"visitor", VisitorScene, PlacedEvent, "nothing"> = {
  name: "public",
  claim: "visitor",
  takes: "nothing",
  open: (ctx, actor, _asked, body) => asSystem(ctx.db, (tx) => body({ tx, actor })),
  recordAs: (_scene, { place }) => ({ by: nobody, ...place }),
};
