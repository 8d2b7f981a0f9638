export interface Total {
  readonly count: number;
  /** There are more than that; nobody counted on. */
  readonly isMore: boolean;
}

const number = (value: number) => value.toLocaleString("en-GB");

/** "26–50 of 134"; less where less is known, and never what cannot be: the first number comes from the address. */
export function rangeText(from: number | null, shown: number, total: Total | null): string {
  const all = total ? `${total.isMore ? "more than " : ""}${number(total.count)}` : null;
  const last = (from ?? 0) + shown - 1;
  const isTrue = from !== null && shown > 0 && !(total && !total.isMore && last > total.count);
  if (!isTrue) return all ? `${all.charAt(0).toUpperCase()}${all.slice(1)} in all` : "";
  const range = shown === 1 ? number(from) : `${number(from)}–${number(last)}`;
  // Somebody who has walked past what was counted has seen that there are more.
  if (!total || (total.isMore && last > total.count)) return range;
  return `${range} of ${all}`;
}
