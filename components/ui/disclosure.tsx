import { ChevronRight } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";

interface DisclosureProps extends Omit<ComponentProps<"details">, "children"> {
  /** What stands there while it is closed. */
  summary: ReactNode;
  children: ReactNode;
}

/** Something that opens, with the browser's own element, so that it does so without JavaScript. One chevron, which turns. */
export function Disclosure({ summary, children, className = "", ...rest }: DisclosureProps) {
  return (
    <details {...rest} className={`group ${className}`}>
      <DisclosureSummary>{summary}</DisclosureSummary>
      {children}
    </details>
  );
}

/** For a `<details className="group">` of another shape. `className` says how much room there is round the words. */
export function DisclosureSummary({ children, className = "py-1" }: { children: ReactNode; className?: string }) {
  return (
    <summary
      className={`flex list-none items-center gap-2 rounded-sm hover:bg-sunken focus-visible:-outline-offset-2 max-sm:min-h-10 [&::-webkit-details-marker]:hidden ${className}`}
    >
      <ChevronRight aria-hidden size={14} className="shrink-0 text-muted transition-transform group-open:rotate-90" />
      {children}
    </summary>
  );
}
