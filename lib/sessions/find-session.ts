import { and, eq, getTableColumns, isNull, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { members } from "@/db/schema/members";
import { organisations } from "@/db/schema/organisations";
import { roleColumns, roles } from "@/db/schema/roles";
import { organisationSessions, sessions } from "@/db/schema/sessions";
import { users } from "@/db/schema/users";
import { asSystem } from "@/db/scope";
import type { GateFacts } from "@/lib/access/gate";
import type { Proof } from "@/lib/access/require-proof";
import { hashToken } from "@/lib/secrets/derive-token";
import type { SeenOfSession } from "@/lib/usecase/claims";
import { requiresTwoFactor } from "@/lib/usecase/rows";

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
        isLive: sql<boolean>`is_session_live(${users.id}, ${sessions.expires}, ${sessions.lastUsedAt})`,
        isEmailFresh: sql<boolean>`is_email_fresh(${users.emailProvenAt})`,
        factor: sessions.factor,
        twoFactor: users.twoFactor,
        proof: sql<Proof>`proof_of_session(${sessions.authAt}, ${sessions.authWith}, ${users.twoFactor})`,
        ways: sql<string>`ways_to_prove(${users.id})`,
        isPlatformAdmin: sql<boolean>`exists (select 1 from platform_admins p where p.user_id = ${users.id})`,
        /** Last use is written at most once a minute. */
        isStale: sql<boolean>`${sessions.lastUsedAt} < now() - interval '1 minute'`,
        organisation: getTableColumns(organisations),
        requiresTwoFactor: requiresTwoFactor(),
        memberId: members.id,
        role: roleColumns,
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

/** The same, as the gate wants it: nobody who is not a member is asked what an organisation asks of its members. */
export function gateFacts(found: FoundSession | null): GateFacts {
  const { organisation, memberId, requiresTwoFactor = false } = found ?? {};
  const asks = organisation && memberId;
  return {
    session: found,
    organisation: asks ? { requiresTwoFactor, textMessagesCount: organisation.textMessagesCount } : null,
  };
}

/** What an actor carries of it. */
export function seenOf(found: FoundSession): SeenOfSession {
  const { method, factor, twoFactor, proof, ways, isPlatformAdmin } = found;
  return { method, factor, twoFactor, proof, ways, isPlatformAdmin };
}
