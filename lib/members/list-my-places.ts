import { sql } from "drizzle-orm";
import { self } from "@/lib/usecase/access/self";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";
import { type PlacesLost, placesLost } from "./listed-member";

export interface MyPlaces {
  readonly organisationId: string;
  readonly places: PlacesLost;
  /** Nobody else owns it. */
  readonly isOnlyOwner: boolean;
}

/**
 * What somebody would lose by leaving each of their organisations, and whether it lets them go: those in whose projects they
 * are, where they have cases, or that nobody else owns.
 */
export const listMyPlaces = defineQuery({
  name: "list_my_places",
  access: self,
  input: nothing,
  async run({ tx }): Promise<readonly MyPlaces[]> {
    const rows = await tx.execute<{ organisation_id: string; places: PlacesLost; is_only_owner: boolean }>(sql`
      select organisation_id, ${placesLost(sql`true`, sql`coalesce(max(mine.cases), 0)`)} as places,
        coalesce(bool_or(lone.is_lone), false) as is_only_owner
      from my_places() held
      full join my_cases_in_progress() mine using (organisation_id)
      full join (select organisation_id, true as is_lone from my_lone_teams()) lone using (organisation_id)
      group by organisation_id`);
    return rows.map(({ organisation_id: organisationId, places, is_only_owner: isOnlyOwner }) => ({
      organisationId,
      places,
      isOnlyOwner,
    }));
  },
});
