import { getTableColumns, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { rowOfJson } from "@/db/row-of-json";
import { organisations } from "@/db/schema/organisations";
import { roleColumns } from "@/db/schema/roles";
import { atTheDoor } from "@/db/scope";
import type { GateFacts } from "@/lib/access/gate";
import type { Proof } from "@/lib/access/require-proof";
import type { SessionFactor, TwoFactorState } from "@/lib/access/two-factor-rules";
import type { RoleRow } from "@/lib/permissions/role";
import { hashToken } from "@/lib/secrets/derive-token";
import type { SeenOfSession } from "@/lib/usecase/claims";
import type { OrganisationRow } from "@/lib/usecase/rows";

type Json = Readonly<Record<string, unknown>>;

type SessionRow = Record<string, unknown> & {
  session_id: string;
  method: string;
  user_id: string;
  name: string;
  email: string;
  email_canonical: string;
  expires_at: string;
  is_live: boolean;
  is_email_fresh: boolean;
  factor: SessionFactor | null;
  two_factor: TwoFactorState;
  proof: Proof;
  ways: string;
  is_platform_admin: boolean;
  is_stale: boolean;
  organisation: Json | null;
  requires_two_factor: boolean;
  member_id: string | null;
  role: Json | null;
  has_opened: boolean;
  waiting: number;
};

/**
 * Session -> person -> organisation -> membership -> role in one statement without a transaction, which the database
 * function of this name holds. Nothing of it is cached, so a removal or a changed role shows on the next request (AZ-10).
 *
 * @param slug the organisation in the URL, or '' outside organisations
 */
export async function findSession(db: Database, token: string, slug: string) {
  const [row] = await atTheDoor<SessionRow>(db, sql`select * from find_session(${hashToken(token)}, ${slug})`);
  if (!row) return null;
  return {
    sessionId: row.session_id,
    method: row.method,
    userId: row.user_id,
    name: row.name,
    email: row.email,
    emailCanonical: row.email_canonical,
    expiresAt: new Date(row.expires_at),
    isLive: row.is_live,
    isEmailFresh: row.is_email_fresh,
    factor: row.factor,
    twoFactor: row.two_factor,
    proof: row.proof,
    ways: row.ways,
    isPlatformAdmin: row.is_platform_admin,
    /** Last use is written at most once a minute. */
    isStale: row.is_stale,
    organisation: row.organisation && rowOfJson<OrganisationRow>(getTableColumns(organisations), row.organisation),
    requiresTwoFactor: row.requires_two_factor,
    memberId: row.member_id,
    role: row.role && rowOfJson<RoleRow>(roleColumns, row.role),
    hasOpened: row.has_opened,
    /** Requests that wait for the person in that organisation, counted to a hundred. */
    waiting: row.waiting,
  };
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
