import type { Cursor } from "@/lib/kernel/cursor";
import { type PageStep, pageBeside, pagePlace } from "@/lib/kernel/page";
import { choiceOf } from "@/lib/permissions/role";
import { inTeam } from "@/lib/usecase/access/member";
import { defineQuery } from "@/lib/usecase/query";
import { actionGroups } from "./action-labels";
import { lineOf } from "./event-line";
import { findAuditPerson } from "./find-audit-person";
import { findEvents, type LoggedEvent } from "./find-events";
import { findStretch } from "./find-stretch";
import { listAuditEventsInput } from "./input";

export const eventsPerPage = 25;

/** A page of the organisation's log, newest first. Never counts, never skips by OFFSET; a page begins at a number (AU-06). */
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
    const { head, since, first, last, ownRoles } = await findStretch(tx, id, filter);
    const place = pagePlace({ after: input.after, before: input.before }, "seq", isSeq);
    const number = place.cursor && Number(place.cursor.value);
    const stretch = place.isBackwards
      ? { after: number ?? 0, upTo: head.seq }
      : { before: Math.min(number ?? last + 1, last + 1) };
    const events = isNobody ? [] : await findEvents(tx, id, filter, stretch, eventsPerPage + 1);
    const { page, steps } = pageBeside(events, eventsPerPage, place, cursorOf);
    /** Somebody's entries, or those of one action, are not next to one another: how many there are, nobody knows. */
    const isCounted = filter.subject === null && action === null && !isNobody;
    const newest = page.at(0);
    return {
      organisation: { name, slug, timeZone },
      /** Of the whole log: its number is how many entries there are, because the chain has no gap. */
      head,
      since,
      groups: actionGroups(),
      person: found?.chosen ?? null,
      /** Those whom the typed text fits, when it is more or fewer than one. */
      choices: isNobody ? found.choices : null,
      events: page.map(rowOf),
      total: isCounted ? { count: Math.max(0, last - first + 1), isMore: false } : null,
      steps: {
        previous: only(steps.previous, "before"),
        next: only(steps.next, "after"),
        from: isCounted && newest ? last - newest.seq + 1 : null,
      },
      ownRoles: ownRoles.map(choiceOf),
    };
  },
});

export type AuditLogView = Awaited<ReturnType<typeof listAuditEvents>>;
export type AuditEventRow = AuditLogView["events"][number];

const cursorOf = ({ seq, id }: LoggedEvent): Cursor => ({ sort: "seq", value: String(seq), id });

function isSeq(value: string): boolean {
  return /^[1-9]\d{0,15}$/.test(value) && Number.isSafeInteger(Number(value));
}

function rowOf(event: LoggedEvent) {
  const { body: _, ...rest } = event;
  return { ...rest, ...lineOf(event) };
}

/** The place in the list, without the number of the first row. */
function only(step: PageStep | null, name: "after" | "before"): PageStep | null {
  return step?.[name] ? { [name]: step[name] } : null;
}
