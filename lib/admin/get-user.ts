import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { organisations } from "@/db/schema/organisations";
import { roles } from "@/db/schema/roles";
import { sessions } from "@/db/schema/sessions";
import { users } from "@/db/schema/users";
import type { SystemTx } from "@/db/scope";
import { Refusal } from "@/lib/kernel/refusal";
import { readFactors } from "@/lib/two-factor/read-factors";
import { findOpenReset } from "@/lib/two-factor-resets/find-open-reset";
import { whoMayAsk } from "@/lib/two-factor-resets/who-may-ask";
import { platform } from "@/lib/usecase/access/platform";
import { defineQuery } from "@/lib/usecase/query";
import { personInput } from "./input";
import { isSomebody, userColumns, userSummary } from "./user-facts";

const listedAtMost = 50;

/** One account, as far as a platform admin must know it to help its person: no secret, no number, no content. */
export const getUser = defineQuery({
  name: "get_user",
  access: platform,
  input: personInput,
  async run({ tx, actor, input }) {
    const { personId } = input;
    const [row] = await tx
      .select(userColumns)
      .from(users)
      .where(and(eq(users.id, personId), isSomebody));
    if (!row) throw new Refusal("not_found");
    const { mobile, mayUseEmail: _, ...factors } = await readFactors(tx, personId);
    return {
      ...userSummary(row),
      isYou: personId === actor.userId,
      factors: { ...factors, hasMobile: mobile !== null },
      sessions: await listSessionsOf(tx, personId),
      teams: await listTeamsOf(tx, personId),
      openReset: await findOpenReset(tx, personId),
      /** Whether a platform admin may open a reset, or whom to send the person to. */
      mayOpenReset: await whoMayAsk(tx, personId),
    };
  },
});

async function listSessionsOf(tx: SystemTx, userId: string) {
  const rows = await tx
    .select({
      id: sessions.id,
      browser: sessions.browser,
      ip: sessions.ip,
      factor: sessions.factor,
      createdAt: sessions.createdAt,
      lastUsedAt: sessions.lastUsedAt,
    })
    .from(sessions)
    .where(
      and(
        eq(sessions.userId, userId),
        sql`is_session_live(${sessions.userId}, ${sessions.expires}, ${sessions.lastUsedAt})`,
      ),
    )
    .orderBy(desc(sessions.lastUsedAt))
    .limit(listedAtMost);
  return rows.map(({ createdAt, lastUsedAt, ...row }) => ({
    ...row,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt.toISOString(),
  }));
}

async function listTeamsOf(tx: SystemTx, userId: string) {
  return tx
    .select({ id: organisations.id, name: organisations.name, slug: organisations.slug, role: roles.label })
    .from(members)
    .innerJoin(organisations, and(eq(organisations.id, members.organisationId), isNull(organisations.deletedAt)))
    .innerJoin(roles, eq(roles.id, members.roleId))
    .where(and(eq(members.userId, userId), eq(organisations.kind, "team")))
    .orderBy(asc(organisations.id))
    .limit(listedAtMost);
}

export type UserDetails = Awaited<ReturnType<typeof getUser>>;
