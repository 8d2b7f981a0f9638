export interface NavItem {
  href: string;
  label: string;
  /** How many wait there for the reader; none, or absent: it is not said. A hundred stands for more. */
  count?: number;
  /** Pages that lie elsewhere in the address and belong to it all the same. */
  also?: readonly string[];
}

/** The item that the page lies under: of all that fit, the longest, since `/orgs/x` fits every page of x. */
export function currentItem(items: readonly NavItem[], pathname: string): string | undefined {
  return items
    .flatMap(({ href, also = [] }) => [href, ...also].map((place) => ({ href, place })))
    .filter(({ place }) => pathname === place || pathname.startsWith(`${place}/`))
    .sort((one, other) => other.place.length - one.place.length)[0]?.href;
}
