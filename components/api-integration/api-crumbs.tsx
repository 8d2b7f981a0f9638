import { Crumbs } from "@/components/frame/crumbs";

/** The way up, above the heading of a page below the project's API integration. */
export function ApiCrumbs({ place, here }: { place: string; here: string }) {
  return <Crumbs href={`/orgs/${place}/api`} up="API integration" here={here} />;
}
