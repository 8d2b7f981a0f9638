import type { Stretch } from "@/lib/dashboard/members-by-month";
import { dayOf } from "./days";
import { Plot } from "./plot";

/** A bar for each week; the one that is not over is drawn by its outline. */
export function SignInsPlot({ weeks }: { weeks: readonly Stretch[] }) {
  const last = weeks.length - 1;
  const points = weeks.map(({ begins, number }, index) => ({
    name: `${dayOf(begins, { day: "numeric", month: "long", year: "numeric" })}${index === last ? ", so far" : ""}`,
    short: index === last ? "now" : index % 4 === 0 ? dayOf(begins, { day: "numeric", month: "short" }) : null,
    number,
  }));
  return (
    <Plot
      title="Sign-ins"
      over="last 12 weeks"
      stretch="Week from"
      points={points}
      layout="shares"
      draw={({ x, y, bottom }) =>
        points.map(({ name, number }, index) => (
          <rect
            key={name}
            x={x(index) - 7}
            y={y(number)}
            width={14}
            height={bottom - y(number)}
            rx={2}
            strokeDasharray={index === last ? "2 2" : undefined}
            className={index === last ? "fill-accent-soft stroke-accent" : "fill-accent"}
          />
        ))
      }
    />
  );
}
