import { and, desc, lt, sql } from "drizzle-orm";
import { folded, holds } from "@/db/letters";
import { organisations } from "@/db/schema/organisations";
import { readCursor } from "@/lib/kernel/cursor";
import { pageOf } from "@/lib/kernel/page";
import { platform } from "@/lib/usecase/access/platform";
import { defineQuery } from "@/lib/usecase/query";
import { findOrganisationsInput } from "./input";
import { isThere, organisationColumns, organisationSummary } from "./organisation-facts";

export const organisationsPerPage = 50;

/** The organisations whose name or URL name holds what is searched for, the newest first; deleted ones too. */
export const findOrganisations = defineQuery({
  name: "find_organisations",
  access: platform,
  input: findOrganisationsInput,
  async run({ tx, input }) {
    const cursor = readCursor(input.after, "newest");
    const rows = await tx
      .select(organisationColumns)
      .from(organisations)
      .where(
        and(
          isThere,
          input.search
            ? holds(folded(sql`${organisations.name} || ' ' || ${organisations.slug}`), input.search)
            : undefined,
          // Ids begin with their time, so that the primary key is the order and the cursor.
          cursor ? lt(organisations.id, cursor.id) : undefined,
        ),
      )
      .orderBy(desc(organisations.id))
      .limit(organisationsPerPage + 1);
    const { page, next } = pageOf(rows, organisationsPerPage, ({ id }) => ({ sort: "newest", value: "", id }));
    return {
      organisations: page.map(organisationSummary),
      next,
    };
  },
});
