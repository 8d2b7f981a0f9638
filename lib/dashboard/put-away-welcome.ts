import { and, eq, sql } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { noEvent } from "@/lib/audit/no-event";
import { teamMember } from "@/lib/usecase/access/member";
import { defineCommand } from "@/lib/usecase/command";
import { nothing } from "@/lib/usecase/input";

/** What the dashboard says to a newcomer, or to the owner of a new team, is not said to them again. */
export const putAwayWelcome = defineCommand({
  name: "put_away_welcome",
  access: teamMember,
  // Changes the actor's own membership, which the wrapper holds shared: two at once would wait for each other.
  locks: "team",
  input: nothing,
  async run({ tx, organisation, actor }) {
    await tx
      .update(members)
      .set({ welcomePutAwayAt: sql`now()` })
      .where(and(eq(members.organisationId, organisation.id), eq(members.id, actor.memberId)));
    return { value: null, event: noEvent("what somebody reads of a page concerns nobody else") };
  },
});
