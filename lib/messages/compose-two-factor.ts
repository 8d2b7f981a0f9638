import { and, eq, isNull, sql } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { organisations } from "@/db/schema/organisations";
import { users } from "@/db/schema/users";
import type { SystemTx } from "@/db/scope";
import type { PropsOf } from "@/emails/index";
import { satisfies } from "@/lib/access/two-factor-rules";
import { type Composer, type Composing, spellOutDay } from "./composing";
import type { IdsOf } from "./messages";

/**
 * A member whom the policy of that moment still hits. Nobody else is written to: not when it was dropped or moved to
 * another day meanwhile, nor somebody who has set up a factor or left (INV-17).
 */
async function readHit(tx: SystemTx, ids: IdsOf<"two_factor_reminder">, { appUrl }: Composing) {
  const [row] = await tx
    .select({
      name: users.name,
      address: users.emailCanonical,
      state: users.twoFactor,
      organisationName: organisations.name,
      slug: organisations.slug,
      timeZone: organisations.timeZone,
      textMessagesCount: organisations.textMessagesCount,
      from: organisations.twoFactorFrom,
      isInForce: sql<boolean>`${organisations.twoFactorFrom} <= now()`,
    })
    .from(members)
    .innerJoin(organisations, and(eq(organisations.id, members.organisationId), isNull(organisations.deletedAt)))
    .innerJoin(users, and(eq(users.id, members.userId), isNull(users.archivedAt)))
    .where(and(eq(members.organisationId, ids.organisationId), eq(members.userId, ids.userId)));
  if (!row?.from || row.from.toISOString() !== ids.from) return null;
  if (satisfies(row.state, row.textMessagesCount)) return null;
  const { name, address, organisationName, textMessagesCount, isInForce } = row;
  return {
    isInForce,
    day: spellOutDay(row.from, row.timeZone),
    to: { name, address },
    props: {
      name,
      organisationName,
      textMessagesCount,
      setUpUrl: `${appUrl}/two-factor/setup?next=${encodeURIComponent(`/orgs/${row.slug}`)}`,
    },
  };
}

export const composeTwoFactorRequired: Composer<"two_factor_required", PropsOf<"two_factor_required">> = async (
  tx,
  ids,
  with_,
) => {
  const hit = await readHit(tx, ids, with_);
  return hit?.isInForce ? { to: hit.to, props: hit.props } : null;
};

/** One that comes late, after the mails were held up, would announce what has happened already. */
export const composeTwoFactorReminder: Composer<"two_factor_reminder", PropsOf<"two_factor_reminder">> = async (
  tx,
  ids,
  with_,
) => {
  const hit = await readHit(tx, ids, with_);
  return hit && !hit.isInForce ? { to: hit.to, props: { ...hit.props, day: hit.day } } : null;
};
