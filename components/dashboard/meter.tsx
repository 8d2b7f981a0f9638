import type { ReactNode } from "react";

interface MeterProps {
  label: ReactNode;
  /** "14 of 25". */
  value: string;
  /** What part of the whole is taken, and what further part is only held. */
  share: number;
  held?: number;
  children: ReactNode;
}

const asPart = (share: number) => Math.min(1, Math.max(0, share)) * 100;

/** How much of something is taken, in words and, beside them, as a bar. */
export function Meter({ label, value, share, held = 0, children }: MeterProps) {
  const taken = asPart(share);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 gap-y-2 border-b border-line p-4 last:border-b-0">
      <dt className="font-semibold">{label}</dt>
      <dd className="text-muted tabular-nums">{value}</dd>
      <dd className="col-span-2 text-sm text-muted tabular-nums">
        <svg
          viewBox="0 0 100 8"
          preserveAspectRatio="none"
          aria-hidden
          className="mb-2 block h-2 w-full rounded-sm border border-line bg-sunken"
        >
          <rect width={taken} height={8} className="fill-accent" />
          <rect x={taken} width={Math.min(asPart(held), 100 - taken)} height={8} className="fill-accent opacity-40" />
        </svg>
        {children}
      </dd>
    </div>
  );
}
