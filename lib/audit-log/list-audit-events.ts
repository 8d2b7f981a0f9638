import { findHead } from "@/lib/audit/find-head";
import { readCursor } from "@/lib/kernel/cursor";
import { pageOf } from "@/lib/kernel/page";
import { inTeam } from "@/lib/usecase/access/member";
import { defineQuery } from "@/lib/usecase/query";
import { actionGroups } from "./action-labels";
import { findAuditPerson } from "./find-audit-person";
import { findEvents } from "./find-events";
import { listAuditEventsInput } from "./input";

export const eventsPerPage = 25;

/** A page of the organisation's log, newest first. Never counts, never skips by OFFSET; a page begins below a number (AU-06). */
export const listAuditEvents = defineQuery({
  name: "list_audit_events",
  access: inTeam("audit_log:view"),
  input: listAuditEventsInput,
  async run({ tx, organisation, input }) {
    const { id, name, slug, timeZone } = organisation;
    const { person, action = null, from = null, to = null } = input;
    const found = person ? await findAuditPerson(tx, id, person) : null;
    const isNobody = found !== null && found.chosen === null;
    const filter = { subject: found?.chosen ?? null, action, from, to, timeZone };
    const number = Number(readCursor(input.after, "seq")?.value);
    const before = Number.isSafeInteger(number) && number > 0 ? number : null;
    const events = isNobody ? [] : await findEvents(tx, id, filter, { before }, eventsPerPage + 1);
    const { page, next } = pageOf(events, eventsPerPage, ({ seq, id }) => ({ sort: "seq", value: String(seq), id }));
    return {
      organisation: { name, slug, timeZone },
      /** Of the whole log: its number is how many entries there are, because the chain has no gap. */
      head: await findHead(tx, id),
      groups: actionGroups(),
      person: found?.chosen ?? null,
      /** Those whom the typed text fits, when it is more or fewer than one. */
      choices: isNobody ? found.choices : null,
      events: page.map(({ body: _, ...event }) => event),
      next,
    };
  },
});

export type AuditLogView = Awaited<ReturnType<typeof listAuditEvents>>;
export type AuditEventRow = AuditLogView["events"][number];
