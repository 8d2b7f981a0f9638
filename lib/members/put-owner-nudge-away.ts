import { and, eq, sql } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { noEvent } from "@/lib/audit/no-event";
import { inTeam } from "@/lib/usecase/access/member";
import { defineCommand } from "@/lib/usecase/command";
import { nothing } from "@/lib/usecase/input";

/** Somebody no longer wants to be told that there is one owner, until there was another one and is no longer. */
export const putOwnerNudgeAway = defineCommand({
  name: "put_owner_nudge_away",
  access: inTeam("team:manage"),
  // Changes the actor's own membership, which the wrapper holds shared: two at once would wait for each other.
  locks: "team",
  input: nothing,
  async run({ tx, organisation, actor }) {
    await tx
      .update(members)
      .set({ nudgePutAwayAt: sql`now()` })
      .where(and(eq(members.organisationId, organisation.id), eq(members.id, actor.memberId)));
    return { value: null, event: noEvent("only what the actor's own page says has changed") };
  },
});
