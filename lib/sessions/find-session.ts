import { and, eq, getTableColumns, isNull, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { members } from "@/db/schema/members";
import { organisations } from "@/db/schema/organisations";
import { roles } from "@/db/schema/roles";
import { organisationSessions, sessions } from "@/db/schema/sessions";
import { users } from "@/db/schema/users";
import { asSystem } from "@/db/scope";
import { hashToken } from "@/lib/secrets/derive-token";

/**
 * Session -> person -> organisation -> membership -> role in one indexed statement. Nothing of it is cached, so a removal
 * or a changed role shows on the next request (AZ-10).
 *
 * @param slug the organisation in the URL, or '' outside organisations
 */
export async function findSession(db: Database, token: string, slug: string) {
  const [row] = await asSystem(db, (tx) =>
    tx
      .select({
        sessionId: sessions.id,
        method: sessions.method,
        userId: users.id,
        name: users.name,
        email: users.email,
        emailCanonical: users.emailCanonical,
        expiresAt: sessions.expires,
        isLive: sql<boolean>`${sessions.expires} > now()`,
        /** Last use is written at most once a minute. */
        isStale: sql<boolean>`${sessions.lastUsedAt} < now() - interval '1 minute'`,
        organisation: getTableColumns(organisations),
        memberId: members.id,
        roleKey: roles.key,
        hasOpened: sql<boolean>`coalesce(${organisationSessions.openedAt} >= ${members.joinedAt}, false)`,
      })
      .from(sessions)
      .innerJoin(users, and(eq(users.id, sessions.userId), isNull(users.archivedAt)))
      .leftJoin(organisations, and(eq(organisations.slug, slug), isNull(organisations.deletedAt)))
      .leftJoin(members, and(eq(members.organisationId, organisations.id), eq(members.userId, users.id)))
      .leftJoin(roles, eq(roles.id, members.roleId))
      .leftJoin(
        organisationSessions,
        and(eq(organisationSessions.organisationId, organisations.id), eq(organisationSessions.sessionId, sessions.id)),
      )
      .where(eq(sessions.sessionToken, hashToken(token))),
  );
  return row ?? null;
}

export type FoundSession = NonNullable<Awaited<ReturnType<typeof findSession>>>;
