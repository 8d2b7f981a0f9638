import { memberInput } from "@/lib/members/input";
import { inTeam } from "@/lib/usecase/access/member";
import { defineQuery } from "@/lib/usecase/query";
import { lineOf } from "./event-line";
import { findEvents } from "./find-events";

/** As many as a page shows beside everything else; the log has them all. */
const shown = 10;

/** The latest that a member did in the organisation, and that was done to them, each as a line. */
export const listMemberEvents = defineQuery({
  name: "list_member_events",
  access: inTeam("audit_log:view"),
  input: memberInput,
  async run({ tx, organisation: { id, timeZone }, input: { memberId } }) {
    const subject = { memberId, latest: shown + 1 };
    const filter = { subject, action: null, from: null, to: null, timeZone };
    const events = await findEvents(tx, id, filter, { before: null }, shown + 1);
    return {
      events: events.slice(0, shown).map(lineOf),
      hasMore: events.length > shown,
    };
  },
});
