import { Crumbs } from "@/components/frame/crumbs";

/** The way up, above the heading of a page below the project's cases. */
export function CaseCrumbs({ place, number, here }: { place: string; number?: number; here: string }) {
  const cases = `/orgs/${place}/cases`;
  return number === undefined ? (
    <Crumbs href={cases} up="Service cases" here={here} />
  ) : (
    <Crumbs href={`${cases}/${number}`} up={`Service case ${number}`} here={here} />
  );
}
