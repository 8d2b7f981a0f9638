import type { Database } from "@/db/client";
import { withOrganisation, withUser } from "@/db/scope";
import type { Claims } from "./claims";
import type { Context } from "./context";

/**
 * Lets several queries of one person share a transaction, and so one beginning, one end and one view of the rows. Each
 * still asks for itself whether the actor may. They have one scope: one that wants another would wait for a second
 * connection while it holds the first, which is an error.
 */
export function together<Value>(
  ctx: Context,
  claim: Claims["member" | "user"],
  run: (ctx: Context) => Promise<Value>,
): Promise<Value> {
  const within = (db: Database) => run({ ...ctx, db });
  if (claim.kind === "member") return withOrganisation(ctx.db, claim.organisationId, (_tx, joined) => within(joined));
  return withUser(ctx.db, claim.userId, (_tx, joined) => within(joined));
}
