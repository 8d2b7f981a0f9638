import { type UserTx, withUser } from "@/db/scope";
import type { PlacedEvent } from "@/lib/audit/placed-event";
import type { Access } from "./access";
import { type ActingUser, actingUser, personOf } from "./acting-user";

export interface SelfScene {
  readonly tx: UserTx;
  readonly actor: ActingUser;
}

/** A signed-in person, about what is theirs. */
export const self: Access<"user", SelfScene, PlacedEvent, "nothing"> = {
  name: "self",
  claim: "user",
  takes: "nothing",
  open: (ctx, claim, asked, body) =>
    withUser(ctx.db, claim.userId, async (tx) => body({ tx, actor: await actingUser(tx, claim, asked) })),
  recordAs: ({ actor }, { place }) => ({ by: { kind: "member", id: actor.userId, person: personOf(actor) }, ...place }),
};
