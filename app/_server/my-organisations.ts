import "server-only";
import { listMyOrganisations } from "@/lib/organisations/list-my-organisations";
import { load } from "./load";
import { remembered } from "./memo";

/**
 * Where the signed-in person belongs, for the frame around every page and for the profile.
 *
 * @param slug the organisation in the URL, or '' outside organisations
 */
export function myOrganisations(slug = "") {
  return remembered("my organisations", () => load(listMyOrganisations, slug, {}));
}
