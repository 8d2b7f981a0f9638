import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { linesFor } from "./plot-scale";

const [width, height, top, bottom, right] = [300, 128, 8, 108, 292] as const;

export interface Point {
  /** "November 2026", "Week of 9 November 2026". */
  readonly name: string;
  /** Below the plot, where there is room for it. */
  readonly short: string | null;
  readonly number: number;
}

/** Where the points of a plot stand. */
export interface Frame {
  readonly x: (index: number) => number;
  readonly y: (number: number) => number;
  readonly bottom: number;
}

interface PlotProps {
  title: string;
  over: string;
  /** What a column of the table is called: "Month", "Week beginning". */
  stretch: string;
  points: readonly Point[];
  /** Points stand in the middle of their share of the width, or from edge to edge. */
  layout: "shares" | "edges";
  draw: (frame: Frame) => ReactNode;
}

/** Drawn by hand, in the tokens' colours. Whoever does not see it is read a table. */
export function Plot({ title, over, stretch, points, layout, draw }: PlotProps) {
  const lines = linesFor(Math.max(...points.map(({ number }) => number)));
  const most = lines.at(-1) ?? 1;
  const left = 10 + 6.5 * most.toLocaleString("en-GB").length;
  const y = (number: number) => bottom - ((bottom - top) * number) / most;
  const x = (index: number) =>
    layout === "shares"
      ? left + ((right - left) * (index + 0.5)) / points.length
      : left + ((right - left) * index) / Math.max(1, points.length - 1);
  return (
    <Card className="p-4">
      <h3 className="flex items-baseline justify-between gap-3 font-semibold">
        {title}
        <span className="font-normal text-muted">{over}</span>
      </h3>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        aria-hidden
        className="mt-3 block w-full max-w-[440px] fill-muted text-[11px] tabular-nums"
      >
        {lines.map((line) => (
          <g key={line}>
            <line x1={left} x2={right} y1={y(line)} y2={y(line)} className="stroke-line" />
            <text x={left - 8} y={y(line) + 4} textAnchor="end">
              {line.toLocaleString("en-GB")}
            </text>
          </g>
        ))}
        {draw({ x, y, bottom })}
        {points.map(({ name, short }, index) =>
          short ? (
            <text key={name} x={x(index)} y={125} textAnchor={anchorAt(index, points.length, layout)}>
              {short}
            </text>
          ) : null,
        )}
      </svg>
      <div className="sr-only">
        <table>
          <caption>
            {title}, {over}
          </caption>
          <thead>
            <tr>
              <th scope="col">{stretch}</th>
              <th scope="col">{title}</th>
            </tr>
          </thead>
          <tbody>
            {points.map(({ name, number }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{number.toLocaleString("en-GB")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

/** The words of the first and the last point at the edges do not reach beyond the plot. */
function anchorAt(index: number, count: number, layout: PlotProps["layout"]) {
  if (layout === "edges" && index === 0) return "start";
  if (layout === "edges" && index === count - 1) return "end";
  return "middle";
}
