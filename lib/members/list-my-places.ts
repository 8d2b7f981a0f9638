import { sql } from "drizzle-orm";
import { self } from "@/lib/usecase/access/self";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";
import { type PlacesLost, placesLost } from "./listed-member";

/** What somebody would lose by leaving each of their organisations: those in whose projects they are, or where they have cases. */
export const listMyPlaces = defineQuery({
  name: "list_my_places",
  access: self,
  input: nothing,
  async run({ tx }) {
    const rows = await tx.execute<{ organisation_id: string; places: PlacesLost }>(sql`
      select organisation_id, ${placesLost(sql`true`, sql`coalesce(max(mine.cases), 0)`)} as places
      from my_places() held full join my_cases_in_progress() mine using (organisation_id) group by organisation_id`);
    return rows.map(({ organisation_id: organisationId, places }) => ({ organisationId, places }));
  },
});
