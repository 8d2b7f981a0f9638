import { eq } from "drizzle-orm";
import { platformAdmins } from "@/db/schema/platform";
import { asSystem, type SystemTx } from "@/db/scope";
import { platformPolicy } from "@/lib/access/gate";
import type { PlacedEvent } from "@/lib/audit/placed-event";
import { Refusal } from "@/lib/kernel/refusal";
import type { UserActor } from "../claims";
import type { Access, Asked } from "./access";
import { type ActingUser, passGate, personOf, readStanding } from "./acting-user";
import { lockTarget } from "./lock";

/** A platform admin at work, past every tenant; what they do to an organisation shows in its log. */
export interface PlatformScene {
  readonly tx: SystemTx;
  readonly actor: ActingUser;
}

/** A platform admin with a second factor in this session; to anybody else it does not exist. */
export const platform: Access<"admin", PlatformScene, PlacedEvent, "target"> = {
  name: "platform",
  claim: "admin",
  takes: "target",
  hidesOrigin: true,
  open: (ctx, claim, asked, body) =>
    asSystem(ctx.db, async (tx) => {
      if (typeof asked.locks === "function") await lockTarget(tx, await asked.locks(tx));
      return body({ tx, actor: await platformAdmin(tx, claim, asked) });
    }),
  recordAs: ({ actor }, { place }) => ({
    by: { kind: "platform_admin", id: actor.userId, person: personOf(actor) },
    ...place,
  }),
};

/**
 * A platform admin, read again like a member is. Whoever is none is told that there is nothing here, before anything else;
 * what is missing of a session is asked for even of a claim that says what it has seen, because that may be from elsewhere.
 */
async function platformAdmin(tx: SystemTx, claim: UserActor, asked: Asked): Promise<ActingUser> {
  const { userId, sessionId, seen } = claim;
  if (asked.writes || !seen) {
    const reading = tx
      .select({ since: platformAdmins.since })
      .from(platformAdmins)
      .where(eq(platformAdmins.userId, userId));
    const [row] = await (asked.writes ? reading.for("share") : reading);
    if (!row) throw new Refusal("not_found");
  }
  const standing =
    seen && !asked.writes ? { ...seen, isEmailFresh: true } : await readStanding(tx, claim, asked.writes);
  if (!standing.isPlatformAdmin) throw new Refusal("not_found");
  passGate(standing, platformPolicy, asked);
  const { isEmailFresh: _, ...rest } = standing;
  return { userId, sessionId, ...rest };
}
