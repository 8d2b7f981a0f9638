import { Button } from "@/components/ui/button";
import { SearchInput } from "@/components/ui/search-input";
import { Select } from "@/components/ui/select";
import type { ActionGroup } from "@/lib/audit-log/action-labels";
import type { AuditSubject } from "@/lib/audit-log/find-audit-person";

export type AuditFilter = Readonly<Record<string, string>>;

interface AuditFilterFormProps {
  slug: string;
  filter: AuditFilter;
  groups: readonly ActionGroup[];
  /** Whom the typed text or the id in the address means. */
  person: AuditSubject | null;
}

/** A plain GET form: the filter is the address, which can be shared, and needs no JavaScript. Its fields stand in the row of controls. */
export function AuditFilterForm({ slug, filter, groups, person }: AuditFilterFormProps) {
  return (
    <search className="contents">
      <form action={`/orgs/${slug}/audit-log`} className="contents">
        <div className="relative mb-2.5 max-sm:basis-full sm:w-[150px] sm:flex-1">
          <SearchInput
            name="person"
            aria-label="Person"
            placeholder="Person"
            // Whoever was found by an id is shown by name: typed again, it finds them again.
            defaultValue={person ? (person.email ?? person.userId ?? "") : (filter.person ?? "")}
            maxLength={200}
          />
        </div>
        <Select
          name="action"
          aria-label="Action"
          defaultValue={filter.action ?? ""}
          className="mb-2.5 max-sm:basis-full sm:w-[140px]"
        >
          <option value="">All actions</option>
          {groups.map(({ label, actions }) => (
            <optgroup key={label} label={label}>
              {actions.map((action) => (
                <option key={action.key} value={action.key}>
                  {action.label}
                </option>
              ))}
            </optgroup>
          ))}
        </Select>
        <DayField name="from" label="From" day={filter.from} room="pl-[50px] sm:w-[174px]" />
        <DayField name="to" label="To" day={filter.to} room="pl-8 sm:w-[156px]" />
        <Button type="submit" className="mb-2.5 max-sm:basis-full">
          Filter
        </Button>
      </form>
    </search>
  );
}

interface DayFieldProps {
  name: string;
  label: string;
  day: string | undefined;
  /** How much of the field its own name takes. */
  room: string;
}

/** Its name stands inside the field, as in a sentence: "From 1 Nov 2026". */
function DayField({ name, label, day, room }: DayFieldProps) {
  return (
    <label className="relative mb-2.5 min-w-0 max-sm:grow max-sm:basis-40">
      <span className="pointer-events-none absolute top-1/2 left-3 -translate-y-1/2 text-muted">{label}</span>
      <input type="date" name={name} defaultValue={day ?? ""} className={`field min-w-0 pr-2 ${room}`} />
    </label>
  );
}
