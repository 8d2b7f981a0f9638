import type { ReactNode } from "react";

/** Dot and word: full for set, hollow and amber for missing, so that neither shape nor colour stands alone. */
export function StatusDot({ on, children }: { on: boolean; children: ReactNode }) {
  return (
    <span className={`inline-flex items-center gap-1.5 text-sm ${on ? "" : "text-warn"}`}>
      <span
        aria-hidden
        className={`size-[7px] shrink-0 rounded-full ${on ? "bg-accent" : "border-[1.5px] border-warn"}`}
      />
      {children}
    </span>
  );
}
