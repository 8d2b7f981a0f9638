import { X } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

export interface FilterChip {
  /** The word of the address that it takes off. */
  name: string;
  /** What is filtered for, as it reads: "Role: Technician". */
  label: string;
}

interface FilterChipsProps {
  /** Where the list is, without its query. */
  path: string;
  /** All that the address says of the list, without the place in it: whatever is taken off, it begins anew. */
  kept: Readonly<Record<string, string>>;
  chips: readonly FilterChip[];
  /** At the right: how many there are. */
  children?: ReactNode;
}

/** What a list is filtered by, each with a way to take it off. Links: they work without JavaScript, and can be shared. */
export function FilterChips({ path, kept, chips, children }: FilterChipsProps) {
  if (chips.length === 0) return null;
  const without = (taken: readonly FilterChip[]) => {
    const left = new URLSearchParams(kept);
    for (const { name } of taken) left.delete(name);
    return left.size > 0 ? `${path}?${left}` : path;
  };
  return (
    <div className="mb-2.5 flex flex-wrap items-center gap-x-3 gap-y-2">
      <ul aria-label="Filters" className="flex min-w-0 flex-wrap gap-2">
        {chips.map((chip) => (
          <li key={chip.name} className="min-w-0">
            <Link
              href={without([chip])}
              scroll={false}
              prefetch={false}
              className="inline-flex min-h-7 max-w-full items-center gap-1.5 rounded-full border border-line-strong bg-surface py-0.5 pr-2 pl-2.5 text-sm hover:bg-sunken max-sm:min-h-10 max-sm:px-3"
            >
              <span className="sr-only">Take off the filter </span>
              <span className="min-w-0 truncate">{chip.label}</span>
              <X aria-hidden size={12} className="shrink-0 text-muted" />
            </Link>
          </li>
        ))}
      </ul>
      <Link
        href={without(chips)}
        scroll={false}
        prefetch={false}
        className="link inline-flex items-center text-sm max-sm:min-h-10"
      >
        Clear all
      </Link>
      {children ? <span className="ml-auto text-sm text-muted tabular-nums">{children}</span> : null}
    </div>
  );
}
