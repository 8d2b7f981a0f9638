export interface NavItem {
  href: string;
  label: string;
}

/** The item that the page lies under: of all that fit, the longest, since `/orgs/x` fits every page of x. */
export function currentItem(items: readonly NavItem[], pathname: string): string | undefined {
  return items
    .map(({ href }) => href)
    .filter((href) => pathname === href || pathname.startsWith(`${href}/`))
    .sort((one, other) => other.length - one.length)[0];
}
