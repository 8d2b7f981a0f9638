import type { ReactNode } from "react";

const base =
  "inline-flex h-[26px] items-center gap-1.5 rounded-full border px-[9px] text-sm font-medium whitespace-nowrap";

/** The look alone: a badge that opens something is a button. */
export function badgeClass(strong = false): string {
  return `${base} ${strong ? "border-transparent bg-accent-soft text-accent-text" : "border-line bg-sunken text-ink"}`;
}

export function Badge({ strong = false, children }: { strong?: boolean; children: ReactNode }) {
  return <span className={badgeClass(strong)}>{children}</span>;
}
