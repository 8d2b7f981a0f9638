import Link from "next/link";
import type { ReactNode } from "react";
import { Button, buttonClass } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import type { CasesView } from "@/lib/service-cases/list-cases";

const states = [
  { value: "", label: "Not resolved" },
  { value: "open", label: "Open" },
  { value: "in_progress", label: "In progress" },
  { value: "resolved", label: "Resolved" },
  { value: "all", label: "All" },
] as const;

/** A plain GET form: the filter is the address, which can be shared, and needs no JavaScript. */
export function CaseFilter({ view, path }: { view: CasesView; path: string }) {
  const { state, assignee, people } = view;
  const isFiltered = state !== "unresolved" || assignee !== null;
  return (
    <search>
      <form action={path} className="mb-4 flex flex-wrap items-end gap-x-3 gap-y-2">
        <Labelled label="Status">
          <Select name="state" defaultValue={state === "unresolved" ? "" : state}>
            {states.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        </Labelled>
        <Labelled label="Assigned to">
          <Select name="assignee" defaultValue={assignee ?? ""}>
            <option value="">Anyone</option>
            <option value="me">Me</option>
            <option value="nobody">Nobody</option>
            {people.map(({ memberId, name }) => (
              <option key={memberId} value={memberId}>
                {name}
              </option>
            ))}
          </Select>
        </Labelled>
        <div className="flex gap-2 max-sm:basis-full">
          <Button type="submit">Filter</Button>
          {isFiltered ? (
            <Link href={path} className={buttonClass("ghost")}>
              Show all that are not resolved
            </Link>
          ) : null}
        </div>
      </form>
    </search>
  );
}

function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className="grid min-w-0 gap-1 max-sm:flex-1 max-sm:basis-36 sm:w-[200px]">
      <span className="text-sm font-medium">{label}</span>
      {children}
    </label>
  );
}
