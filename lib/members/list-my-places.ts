import { sql } from "drizzle-orm";
import { self } from "@/lib/usecase/access/self";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";
import { type PlacesLost, placesLost } from "./listed-member";

/** What somebody would fall out of by leaving each of their organisations: those in whose projects they are. */
export const listMyPlaces = defineQuery({
  name: "list_my_places",
  access: self,
  input: nothing,
  async run({ tx }) {
    const rows = await tx.execute<{ organisation_id: string; places: PlacesLost }>(
      sql`select held.organisation_id, ${placesLost()} as places from my_places() held group by held.organisation_id`,
    );
    return rows.map(({ organisation_id: organisationId, places }) => ({ organisationId, places }));
  },
});
