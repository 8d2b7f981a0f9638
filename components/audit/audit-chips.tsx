import { calendarText } from "@/components/ui/calendar-text";
import { type FilterChip, FilterChips } from "@/components/ui/filter-chips";
import type { AuditLogView } from "@/lib/audit-log/list-audit-events";
import type { AuditFilter } from "./audit-filter-form";

/** What the log is filtered by, each with a way to take it off, and how many entries that leaves where it is known. */
export function AuditChips({ log, filter }: { log: AuditLogView; filter: AuditFilter }) {
  const { organisation, total } = log;
  const hasDays = filter.from !== undefined || filter.to !== undefined;
  const said = [
    total ? `${total.count.toLocaleString("en-GB")} ${total.count === 1 ? "entry" : "entries"}` : null,
    hasDays ? `days as in ${organisation.timeZone}` : null,
  ];
  return (
    <FilterChips path={`/orgs/${organisation.slug}/audit-log`} kept={filter} chips={chipsOf(log, filter)}>
      {said.filter(Boolean).join(" · ")}
    </FilterChips>
  );
}

function chipsOf({ person, groups }: AuditLogView, filter: AuditFilter): FilterChip[] {
  const { action } = filter;
  const labels = groups.flatMap(({ actions }) => actions);
  return [
    ...(filter.person ? [{ name: "person", label: person?.name ?? person?.email ?? filter.person }] : []),
    ...(action ? [{ name: "action", label: labels.find(({ key }) => key === action)?.label ?? action }] : []),
    ...dayChip("from", "From", filter.from),
    ...dayChip("to", "To", filter.to),
  ];
}

/** What is no day filters nothing, so there is nothing to take off. */
function dayChip(name: string, word: string, day: string | undefined): FilterChip[] {
  const at = new Date(`${day}T00:00:00Z`);
  return day && !Number.isNaN(at.getTime()) ? [{ name, label: `${word} ${calendarText(at, "utc", "long")}` }] : [];
}
