import { inTeam } from "@/lib/usecase/access/member";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";
import { lineOf } from "./event-line";
import { findEvents } from "./find-events";

const everything = { subject: null, action: null, from: null, to: null } as const;

/** The last few entries of the organisation's log, each as a line. */
export const listLatestEvents = defineQuery({
  name: "list_latest_events",
  access: inTeam("audit_log:view"),
  input: nothing,
  async run({ tx, organisation: { id, timeZone } }) {
    const events = await findEvents(tx, id, { ...everything, timeZone }, { before: null }, 8);
    return events.map(lineOf);
  },
});
