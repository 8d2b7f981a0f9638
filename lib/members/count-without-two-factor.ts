import { type SQL, sql } from "drizzle-orm";
import { members } from "@/db/schema/members";
import type { TenantTx } from "@/db/scope";
import type { TwoFactorState } from "@/lib/access/two-factor-rules";

/** Nobody needs to know whether it is 4,000 or 5,000, and a request should not read them all to find out. */
export const countedAtMost = 1000;

/** What does not satisfy an organisation: see `satisfies`. */
export function unready(textMessagesCount: boolean): readonly TwoFactorState[] {
  return textMessagesCount ? ["none"] : ["none", "sms"];
}

/** The statement that counts them through the index `members_two_factor`; 1,001 stands for more than 1,000. */
export function withoutTwoFactor(organisationId: string, textMessagesCount: boolean): SQL {
  // One arm for each state, so that the index is read from where it begins and no further than the limit.
  const arms = unready(textMessagesCount).map(
    (state) => sql`(select 1 from ${members} where ${members.organisationId} = ${organisationId}
      and ${members.twoFactor} = ${state} limit ${countedAtMost + 1})`,
  );
  return sql`select least(count(*), ${countedAtMost + 1})::integer as hit from (${sql.join(arms, sql` union all `)}) found`;
}

/** How many members do not satisfy a policy. */
export async function countWithoutTwoFactor(
  tx: TenantTx,
  organisationId: string,
  textMessagesCount: boolean,
): Promise<number> {
  const [row] = await tx.execute<{ hit: number }>(withoutTwoFactor(organisationId, textMessagesCount));
  return row?.hit ?? 0;
}
