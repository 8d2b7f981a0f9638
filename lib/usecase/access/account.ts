import { asSystem, type SystemTx } from "@/db/scope";
import type { PlacedEvent } from "@/lib/audit/placed-event";
import type { Access } from "./access";
import { type ActingUser, actingUser, personOf } from "./acting-user";
import { lockTeamsOf } from "./lock";

export interface AccountScene {
  readonly tx: SystemTx;
  readonly actor: ActingUser;
}

/** A signed-in person, where what they do reaches into every organisation that they belong to (decision 0010). */
export const account: Access<"user", AccountScene, PlacedEvent, "team"> = {
  name: "account",
  claim: "user",
  takes: "team",
  open: (ctx, claim, asked, body) =>
    asSystem(ctx.db, async (tx) => {
      if (asked.locks) await lockTeamsOf(tx, claim.userId);
      return body({ tx, actor: await actingUser(tx, claim, asked) });
    }),
  recordAs: ({ actor }, { place }) => ({ by: { kind: "member", id: actor.userId, person: personOf(actor) }, ...place }),
};
