import type { Stretch } from "@/lib/dashboard/members-by-month";
import { dayOf } from "./days";
import { Plot } from "./plot";

/** A line over the ends of the months; the last is today. */
export function MembersPlot({ months }: { months: readonly Stretch[] }) {
  const points = months.map(({ begins, number }, index) => ({
    name: dayOf(begins, { month: "long", year: "numeric" }),
    short: index % 3 === 0 ? dayOf(begins, { month: "short" }) : null,
    number,
  }));
  return (
    <Plot
      title="Members"
      over="last 12 months"
      stretch="End of"
      points={points}
      layout="edges"
      draw={({ x, y, bottom }) => {
        const line = points.map(({ number }, index) => `${x(index)},${y(number)}`).join(" ");
        const last = points.length - 1;
        return (
          <>
            <polygon points={`${x(0)},${bottom} ${line} ${x(last)},${bottom}`} className="fill-accent-soft" />
            <polyline points={line} strokeWidth={2} strokeLinejoin="round" className="fill-none stroke-accent" />
            <circle cx={x(last)} cy={y(points[last]?.number ?? 0)} r={3.5} className="fill-accent" />
          </>
        );
      }}
    />
  );
}
