import { sql } from "drizzle-orm";
import { users } from "@/db/schema/users";
import { failuresBeforeOff } from "@/lib/limits/attempts";

/** Enough to tell few from many; nobody needs the number beyond. */
export const organisationsCounted = 100;

/** What a platform admin sees of an account: columns of one statement over `users`, each found by an index. */
export const userColumns = {
  id: users.id,
  name: users.name,
  email: users.email,
  createdAt: users.createdAt,
  archivedAt: users.archivedAt,
  method: users.signInMethod,
  twoFactor: users.twoFactor,
  lockedUntil: sql<string | null>`(select max(a.locked_until) from password_attempts a
    where a.user_id = users.id and a.locked_until > now())`,
  isOff: sql<boolean>`exists (select 1 from password_attempts a
    where a.user_id = users.id and a.device_id = '' and a.total >= ${sql.raw(String(failuresBeforeOff))})`,
  lockedFactors: sql<string[]>`(select coalesce(json_agg(f.factor order by f.factor), '[]'::json) from factor_attempts f
    where f.user_id = users.id
      and (f.locked_until > now() or f.total >= ${sql.raw(String(failuresBeforeOff))}))`,
  lastUsedAt: sql<string | null>`(select max(s.last_used_at) from sessions s where s.user_id = users.id)`,
  organisations: sql<number>`(select count(*)::integer from (
    select 1 from members m join organisations o on o.id = m.organisation_id and o.kind = 'team' and o.deleted_at is null
    where m.user_id = users.id limit ${sql.raw(String(organisationsCounted))}) counted)`,
};

/** Leaves out who has been erased: an id without a person. */
export const isSomebody = sql`${users.emailCanonical} not like '%@deleted.invalid'`;

type Selected = Omit<typeof users.$inferSelect, "signInMethod"> & {
  readonly method: (typeof users.$inferSelect)["signInMethod"];
  readonly lockedUntil: string | null;
  readonly isOff: boolean;
  readonly lockedFactors: readonly string[];
  readonly lastUsedAt: string | null;
  readonly organisations: number;
};

/** The same, as it may travel to a page. */
export function userSummary(row: Pick<Selected, keyof typeof userColumns>) {
  const { createdAt, archivedAt, lockedUntil, lastUsedAt, ...rest } = row;
  return {
    ...rest,
    createdAt: createdAt.toISOString(),
    isArchived: archivedAt !== null,
    lockedUntil: lockedUntil && new Date(lockedUntil).toISOString(),
    lastUsedAt: lastUsedAt && new Date(lastUsedAt).toISOString(),
    /** Something is locked that *Unlock* opens. */
    isLocked: lockedUntil !== null || row.isOff || row.lockedFactors.length > 0,
  };
}

export type UserSummary = ReturnType<typeof userSummary>;
