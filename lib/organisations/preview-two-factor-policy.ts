import { and, eq, sql } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { users } from "@/db/schema/users";
import type { TenantTx } from "@/db/scope";
import { satisfies, type TwoFactorState } from "@/lib/access/two-factor-rules";
import { fingerprint } from "@/lib/kernel/fingerprint";
import { countedAtMost } from "@/lib/members/count-without-two-factor";
import { inTeam } from "@/lib/usecase/access/member";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";
import { twoFactorPolicyOf } from "./settings-of";

const shown = 50;

/** Whom a policy would hit, for those who are about to set it, and whether they have what they ask of others. */
export const previewTwoFactorPolicy = defineQuery({
  name: "preview_two_factor_policy",
  access: inTeam("two_factor:enforce"),
  input: nothing,
  async run({ tx, organisation, actor }) {
    const { id, name, slug, timeZone, textMessagesCount, twoFactorFrom } = organisation;
    const [now] = await tx.execute<{ starts_on: string | null; is_in_force: boolean }>(sql`
      select coalesce(given <= now(), false) as is_in_force,
        case when given > now() then to_char(given at time zone ${timeZone}, 'YYYY-MM-DD') end as starts_on
      from (select ${twoFactorFrom?.toISOString() ?? null}::timestamptz as given) policy`);
    return {
      name,
      slug,
      seen: fingerprint(twoFactorPolicyOf(organisation)),
      timeZone,
      textMessagesCount,
      isRequired: twoFactorFrom !== null,
      isInForce: now?.is_in_force ?? false,
      /** In the organisation's time zone; null unless it lies ahead. */
      startsOn: now?.starts_on ?? null,
      /** Whether the owner who asks has set up what they are about to ask of others, either way. */
      youSatisfy: { withTexts: satisfies(actor.twoFactor, true), withoutTexts: satisfies(actor.twoFactor, false) },
      without: await findThose(tx, id, "none"),
      /** Hit only where text messages do not count. */
      byTextMessage: await findThose(tx, id, "sms"),
    };
  },
});

/** The first of them by name, and how many there are; 1,001 stands for more than 1,000, of which those are then some. */
async function findThose(tx: TenantTx, organisationId: string, state: TwoFactorState) {
  const found = tx
    .select({ id: members.id, userId: members.userId, searchText: members.searchText })
    .from(members)
    .where(and(eq(members.organisationId, organisationId), eq(members.twoFactor, state)))
    .limit(countedAtMost + 1)
    .as("found");
  const rows = await tx
    .select({ id: found.id, name: users.name, email: users.email, count: sql<number>`count(*) over ()::integer` })
    .from(found)
    .innerJoin(users, eq(users.id, found.userId))
    .orderBy(found.searchText, found.id)
    .limit(shown);
  return { count: rows[0]?.count ?? 0, first: rows.map(({ count: _, ...member }) => member) };
}

export type TwoFactorPreview = Awaited<ReturnType<typeof previewTwoFactorPolicy>>;
