import { Crumbs } from "@/components/frame/crumbs";

/** The way up, above the heading of a page below the project's team. */
export function TeamCrumbs({ place, here }: { place: string; here: string }) {
  return <Crumbs href={`/orgs/${place}/users`} up="Team members" here={here} />;
}
