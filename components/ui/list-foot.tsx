import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import type { PageStep, PageSteps } from "@/lib/kernel/page";
import { Button, buttonClass } from "./button";
import { rangeText, type Total } from "./range-text";

interface ListFootProps {
  /** Where the list is, without its query. */
  path: string;
  /** What the address says besides of page and place: filter and sorting. */
  kept: Readonly<Record<string, string>>;
  steps: PageSteps;
  /** How many rows the page shows. */
  shown: number;
  /** Of the filtered list; null: not known without counting. */
  total: Total | null;
}

/** Below a list: which rows these are, and the ways to the pages beside. A way that there is not is off. */
export function ListFoot({ path, kept, steps, shown, total }: ListFootProps) {
  const { previous, next } = steps;
  const to = (step: PageStep) => `${path}?${new URLSearchParams({ ...kept, ...step })}`;
  return (
    <nav aria-label="Pages" className="flex flex-1 items-center justify-between gap-3">
      <span className="tabular-nums">{rangeText(steps.from, shown, total)}</span>
      {previous || next ? (
        <span className="flex gap-2">
          <Way href={previous ? to(previous) : null}>
            <ChevronLeft aria-hidden size={14} />
            Previous
          </Way>
          <Way href={next ? to(next) : null}>
            Next
            <ChevronRight aria-hidden size={14} />
          </Way>
        </span>
      ) : null}
    </nav>
  );
}

function Way({ href, children }: { href: string | null; children: ReactNode }) {
  const look = "max-sm:h-10 max-sm:px-3";
  if (href === null) {
    return (
      <Button size="sm" disabled className={look}>
        {children}
      </Button>
    );
  }
  return (
    <Link href={href} prefetch={false} className={`${buttonClass("secondary", "sm")} ${look}`}>
      {children}
    </Link>
  );
}
