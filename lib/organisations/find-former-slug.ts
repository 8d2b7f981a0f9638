import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { organisationSlugs } from "@/db/schema/organisation-slugs";
import { organisations } from "@/db/schema/organisations";
import { asSystem } from "@/db/scope";

/** Where a given-up URL name leads. Asked when the person is in no organisation of that name; tells nothing but another name. */
export async function findFormerSlug(db: Database, slug: string, userId: string): Promise<string | null> {
  const [row] = await asSystem(db, (tx) =>
    tx
      .select({ slug: organisations.slug })
      .from(organisationSlugs)
      .innerJoin(
        organisations,
        and(eq(organisations.id, organisationSlugs.organisationId), isNull(organisations.deletedAt)),
      )
      .where(
        and(
          eq(organisationSlugs.slug, slug),
          gt(organisationSlugs.endsAt, sql`now()`),
          // Whoever does not belong there learns nothing.
          sql`exists (select 1 from members m where m.organisation_id = ${organisations.id} and m.user_id = ${userId})`,
        ),
      ),
  );
  return row?.slug ?? null;
}
