export interface Stretch {
  /** ISO 8601: its first day. */
  readonly begins: string;
  readonly number: number;
}

/**
 * How many members there were at the end of each month, counted back from how many there are now.
 *
 * @param changes by how many each month grew or shrank, the latest last
 */
export function membersByMonth(now: number, changes: readonly Stretch[]): Stretch[] {
  let number = now;
  return changes
    .toReversed()
    .map(({ begins, number: change }) => {
      const month = { begins, number: Math.max(0, number) };
      number -= change;
      return month;
    })
    .toReversed();
}
