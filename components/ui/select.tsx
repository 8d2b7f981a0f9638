import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";

/** The browser's own list of choices, everywhere in one look. `className` places it: how wide, how it shrinks. */
export function Select({ className = "", ...rest }: ComponentProps<"select">) {
  return (
    <span className={`relative block min-w-0 ${className}`}>
      <select {...rest} className="field appearance-none truncate pr-8" />
      <ChevronDown
        aria-hidden
        size={14}
        className="pointer-events-none absolute top-1/2 right-3 -translate-y-1/2 text-muted"
      />
    </span>
  );
}
