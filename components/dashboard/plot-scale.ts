/** Whole numbers for the lines of a plot, from nought to one that holds `max`: at most four steps of a size that reads well. */
export function linesFor(max: number): number[] {
  const step = stepFor(Math.max(1, max));
  const lines = [0];
  for (let line = step; ; line += step) {
    lines.push(line);
    if (line >= max) return lines;
  }
}

function stepFor(max: number): number {
  for (let power = 1; ; power *= 10) {
    const step = [1, 2, 5].map((each) => each * power).find((each) => each * 4 >= max);
    if (step) return step;
  }
}
