import type { ReactNode } from "react";

export type PillTone = "amber" | "grey" | "red" | "green";

const tones: Record<PillTone, string> = {
  amber: "bg-warn-soft text-warn",
  grey: "bg-sunken text-muted",
  red: "bg-danger-soft text-danger",
  green: "bg-accent-soft text-accent-text",
};

/** A word about a row's state. The word carries the meaning; the colour only helps the eye. */
export function Pill({ tone = "grey", children }: { tone?: PillTone; children: ReactNode }) {
  return (
    <span
      className={`inline-block rounded-full px-[7px] py-px text-xs font-medium sm:whitespace-nowrap ${tones[tone]}`}
    >
      {children}
    </span>
  );
}
