import type { ReactNode } from "react";

const base =
  "inline-flex h-[26px] items-center gap-1.5 rounded-full border px-[9px] text-sm font-medium whitespace-nowrap";

/** A badge that opens something: a button, on a phone as high as a thumb needs. */
export function badgeButtonClass(strong = false): string {
  return `${badgeClass(strong)} max-sm:h-10 max-sm:px-3.5 ${strong ? "hover:border-accent" : "hover:border-line-strong hover:bg-line"}`;
}

function badgeClass(strong: boolean): string {
  return `${base} ${strong ? "border-transparent bg-accent-soft text-accent-text" : "border-line bg-sunken text-ink"}`;
}

export function Badge({ strong = false, children }: { strong?: boolean; children: ReactNode }) {
  return <span className={badgeClass(strong)}>{children}</span>;
}
