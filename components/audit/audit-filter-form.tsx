import Link from "next/link";
import type { ReactNode } from "react";
import { Button, buttonClass } from "@/components/ui/button";
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
  timeZone: string;
}

/** A plain GET form: the filter is the address, which can be shared, and needs no JavaScript. */
export function AuditFilterForm({ slug, filter, groups, person, timeZone }: AuditFilterFormProps) {
  const path = `/orgs/${slug}/audit-log`;
  return (
    <search>
      <form action={path} className="mb-4 flex flex-wrap items-end gap-x-3 gap-y-2">
        <Labelled label="Person" className="max-sm:w-full sm:w-[220px]">
          <input
            type="search"
            name="person"
            placeholder="Name or address"
            // Whoever was found by an id is shown by name: typed again, it finds them again.
            defaultValue={person ? (person.email ?? person.userId ?? "") : (filter.person ?? "")}
            maxLength={200}
            className="field"
          />
        </Labelled>
        <Labelled label="Action" className="max-sm:w-full sm:w-[220px]">
          <Select name="action" defaultValue={filter.action ?? ""}>
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
        </Labelled>
        <Labelled label="From" className="max-sm:flex-1 max-sm:basis-36">
          <input type="date" name="from" defaultValue={filter.from ?? ""} className="field min-w-0" />
        </Labelled>
        <Labelled label="To" className="max-sm:flex-1 max-sm:basis-36">
          <input type="date" name="to" defaultValue={filter.to ?? ""} className="field min-w-0" />
        </Labelled>
        <div className="flex gap-2 max-sm:basis-full">
          <Button type="submit" variant="primary">
            Filter
          </Button>
          {Object.keys(filter).length > 0 ? (
            <Link href={path} className={buttonClass("ghost")}>
              Show all
            </Link>
          ) : null}
        </div>
        {filter.from || filter.to ? (
          <p className="basis-full text-sm text-muted">Days in the zone of the organisation, {timeZone}</p>
        ) : null}
      </form>
    </search>
  );
}

function Labelled({ label, className, children }: { label: string; className: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className={`grid min-w-0 gap-1 ${className}`}>
      <span className="text-sm font-medium">{label}</span>
      {children}
    </label>
  );
}
