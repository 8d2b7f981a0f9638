import { sql } from "drizzle-orm";
import { organisations } from "@/db/schema/organisations";

/** What a platform admin sees of an organisation: how big it is and what state it is in, nothing of what is inside. */
export const organisationColumns = {
  id: organisations.id,
  name: organisations.name,
  slug: organisations.slug,
  members: organisations.memberCount,
  seatLimit: organisations.seatLimit,
  createdAt: organisations.createdAt,
  deletedAt: organisations.deletedAt,
  reserved: sql<number>`(select count(*)::integer from invitations i
    where i.organisation_id = organisations.id and i.state = 'pending' and i.expires_at > now()
      and not (i.for_projects and exists (select 1 from users u join members m on m.user_id = u.id
        where u.email_canonical = i.email_canonical and m.organisation_id = i.organisation_id)))`,
};

/** Leaves out what was purged: a log without an organisation. */
export const isThere = sql`${organisations.kind} = 'team' and ${organisations.slug} not like 'purged-org-%'`;

interface Selected {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly members: number;
  readonly seatLimit: number;
  readonly createdAt: Date;
  readonly deletedAt: Date | null;
  readonly reserved: number;
}

/** The same, as it may travel to a page. */
export function organisationSummary({ createdAt, deletedAt, ...rest }: Selected) {
  return { ...rest, createdAt: createdAt.toISOString(), deletedAt: deletedAt?.toISOString() ?? null };
}

export type OrganisationSummary = ReturnType<typeof organisationSummary>;
