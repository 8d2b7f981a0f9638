import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";

export interface ColumnSort {
  /** The list sorted by this column; by it the other way round where it is sorted so already. */
  href: string;
  /** How the list is sorted by it now; null: by another. */
  direction: "ascending" | "descending" | null;
}

export interface Column {
  label: string;
  /** Named for screen readers only, such as the column of menus. */
  hidden?: boolean;
  /** Stands in the head in the place of the label. */
  head?: ReactNode;
  /** Makes the head a link. */
  sort?: ColumnSort;
  className?: string;
}

export interface DataTableProps {
  /** Says what the table lists; read aloud, not shown. */
  caption: string;
  columns: readonly Column[];
  children: ReactNode;
  /** "Showing 5 of 14" and the button for more. */
  foot?: ReactNode;
}

/** One table for all widths: on a phone each row folds into a list entry, so nothing is said twice. */
export function DataTable({ caption, columns, children, foot }: DataTableProps) {
  return (
    <div className="rounded-lg border border-line bg-surface shadow-card">
      <table className="block w-full border-collapse sm:table">
        <caption className="sr-only">{caption}</caption>
        {/* On a phone the columns are gone, so their names would be read without their cells: cells say what they are. */}
        <thead className="hidden sm:table-header-group">
          <tr className="border-b border-line">
            {columns.map(({ label, hidden, head, sort, className = "" }) => (
              <th
                key={label}
                scope="col"
                aria-sort={sort?.direction ?? undefined}
                className={`px-4 py-[7px] text-left text-sm font-medium text-muted ${className}`}
              >
                {head ? (
                  head
                ) : hidden ? (
                  <span className="sr-only">{label}</span>
                ) : sort ? (
                  <SortLink {...sort} label={label} />
                ) : (
                  label
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="block sm:table-row-group">{children}</tbody>
      </table>
      {foot ? (
        <div className="flex items-center justify-between gap-3 border-t border-line px-4 py-2.5 text-sm text-muted">
          {foot}
        </div>
      ) : null}
    </div>
  );
}

const sortIcons = { ascending: ArrowUp, descending: ArrowDown, none: ChevronsUpDown } as const;

/** A link, so that the sorting is in the address; the arrow shows what `aria-sort` says. */
function SortLink({ href, direction, label }: ColumnSort & { label: string }) {
  const Icon = sortIcons[direction ?? "none"];
  return (
    <Link
      href={href}
      scroll={false}
      prefetch={false}
      className={`-mx-1 -my-[3px] inline-flex min-h-6 items-center gap-1 rounded-sm px-1 hover:text-ink ${direction ? "text-ink" : ""}`}
    >
      {label}
      <Icon aria-hidden size={12} className={`shrink-0 ${direction ? "" : "text-faint"}`} />
    </Link>
  );
}

// What every row and cell has in common has a name in globals.css, or half of a long page would be its spelling-out.
export function Row({ className = "", ...rest }: ComponentProps<"tr">) {
  return <tr className={`table-entry ${className}`} {...rest} />;
}

/** Where a cell goes on a phone: first and wide, beside that, on the line below, or nowhere. */
const places = {
  // On a desktop a share of the width, so that a long address is cut and never widens the page.
  tick: "order-0 sm:w-10 sm:pr-0",
  lead: "order-1 min-w-0 flex-1 basis-0 sm:w-[38%] sm:max-w-0",
  beside: "order-2",
  end: "order-3 min-w-7 sm:w-11 sm:pl-0 sm:text-right",
  below: "order-4 basis-full text-sm text-muted sm:text-base sm:text-ink",
  hidden: "max-sm:hidden",
} as const;

export interface CellProps extends ComponentProps<"td"> {
  phone?: keyof typeof places;
}

/** The column's name inside a cell, where there are no columns. */
export function PhoneLabel({ children }: { children: string }) {
  return <span className="sm:hidden">{children}: </span>;
}

export function Cell({ phone = "below", className = "", ...rest }: CellProps) {
  return <td className={`table-field ${places[phone]} ${className}`} {...rest} />;
}
