import type { NavItem } from "@/components/frame/current-item";
import { fold } from "@/lib/kernel/fold";
import type { FoundInOrganisation } from "@/lib/organisations/find-in-organisation";

export interface Destination {
  readonly href: string;
  readonly label: string;
  /** Beside the label: an address. */
  readonly detail?: string;
}

export interface DestinationGroup {
  readonly label: string;
  readonly destinations: readonly Destination[];
}

/** What the frame around the page knows already. */
export interface KnownPlaces {
  /** Of the organisation that one is in. */
  readonly slug: string | null;
  readonly nav: readonly NavItem[];
  readonly organisations: readonly { readonly name: string; readonly slug: string }[];
  readonly isPlatformAdmin: boolean;
}

/** What the server found in the organisation. */
export type FoundPlaces = FoundInOrganisation & { readonly pages: readonly NavItem[] };

const ownPages: readonly Destination[] = [
  { href: "/profile", label: "Your profile" },
  { href: "/profile/security", label: "Your security" },
  { href: "/profile/sessions", label: "Your sessions" },
  { href: "/profile/tokens", label: "Your API tokens" },
  { href: "/orgs/new", label: "Create an organisation" },
];
const adminPage = { href: "/admin", label: "Platform administration" };

/** Always in one order, so that what arrives later moves nothing that stands above it. Groups with nothing in them are left out. */
export function destinationGroups(known: KnownPlaces, found: FoundPlaces | null, search: string): DestinationGroup[] {
  const wanted = fold(search.trim());
  const matching = (destinations: readonly Destination[]) =>
    destinations.filter(({ label }) => fold(label).includes(wanted));
  const isHere = known.slug !== null;
  const organisation = `/orgs/${known.slug}`;
  const shown = (pages: readonly NavItem[]) => pages.map(({ href, label }) => ({ href, label }));
  const groups = [
    { label: "Pages", destinations: matching(isHere ? [...shown(known.nav), ...shown(found?.pages ?? [])] : []) },
    {
      label: "Projects",
      destinations: (found?.projects ?? []).map(({ id, name }) => ({
        href: `${organisation}/projects/${id}`,
        label: name,
      })),
    },
    {
      label: "People",
      destinations: (found?.people ?? []).map(({ id, name, email }) => ({
        href: `${organisation}/team/${id}`,
        label: name,
        detail: email,
      })),
    },
    {
      label: isHere ? "Other organisations" : "Organisations",
      destinations: matching(
        known.organisations
          .filter(({ slug }) => slug !== known.slug)
          .map(({ name, slug }) => ({ href: `/orgs/${slug}`, label: name })),
      ),
    },
    { label: "You", destinations: matching([...ownPages, ...(known.isPlatformAdmin ? [adminPage] : [])]) },
  ];
  return groups.filter(({ destinations }) => destinations.length > 0);
}
