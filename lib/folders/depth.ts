import type { VisibleFolder } from "./visible-folders";

/** How many steps of folders there are, this one counted, for whoever sees them. */
export function heightOf({ children }: VisibleFolder): number {
  return 1 + Math.max(0, ...children.map(heightOf));
}
