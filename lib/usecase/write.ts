import type { AuditEvent } from "@/lib/audit/events";
import type { Access, AnyScene, Asked } from "./access/access";
import type { ClaimKind, Claims } from "./claims";
import type { Ground } from "./context";
import type { Outcome } from "./outcome";
import { settle } from "./settle";

/**
 * One write, by whomever: opens the scene of a claim, does what there is to do, writes its events, enqueues its messages,
 * commits; or nothing of it. Commands and jobs are made of it.
 *
 * @param run may run again when the transaction is retried: no effect outside `tx`
 */
export function write<Kind extends ClaimKind, Scene extends AnyScene, Event extends AuditEvent, Value>(
  access: Access<Kind, Scene, Event>,
  ctx: Ground,
  claim: Claims[Kind],
  asked: Asked,
  run: (scene: Scene) => Promise<Outcome<Value, Event>>,
): Promise<Value> {
  return access.open(ctx, claim, asked, async (scene) => {
    const recorder = {
      recordAs: (event: Event) => access.recordAs(scene, event),
      hidesOrigin: access.hidesOrigin ?? false,
    };
    return settle(scene.tx, ctx, recorder, await run(scene));
  });
}
