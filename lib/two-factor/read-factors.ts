import { sql } from "drizzle-orm";
import type { signInMethods } from "@/db/schema/users";
import type { SystemTx } from "@/db/scope";

export type SignInMethod = (typeof signInMethods)[number];

/** Everything that one person can prove themselves with. */
export interface Factors {
  readonly method: SignInMethod;
  readonly hasApp: boolean;
  readonly keys: number;
  /** Proven, E.164. */
  readonly mobile: string | null;
  readonly recoveryCodes: number;
  /** Whether a project of theirs has email sign-in on, or they are in none, where nobody has switched it off (product.md 3.3). */
  readonly mayUseEmail: boolean;
}

export async function readFactors(tx: SystemTx, userId: string): Promise<Factors> {
  const [row] = await tx.execute<{
    method: SignInMethod;
    has_app: boolean;
    keys: number;
    mobile: string | null;
    recovery_codes: number;
    may_use_email: boolean;
  }>(sql`
    select u.sign_in_method as method,
      exists (select 1 from authenticator_apps a where a.user_id = u.id and a.confirmed_at is not null) as has_app,
      (select count(*)::integer from security_keys k where k.user_id = u.id) as keys,
      case when u.mobile_proven_at is not null then u.mobile end as mobile,
      (select count(*)::integer from recovery_codes r where r.user_id = u.id and r.used_at is null) as recovery_codes,
      (select coalesce(bool_or(p.has_email_sign_in), true)
        from members m
          join project_members pm on pm.organisation_id = m.organisation_id and pm.member_id = m.id
          join projects p on p.id = pm.project_id and p.deleted_at is null
          join organisations o on o.id = m.organisation_id and o.deleted_at is null
        where m.user_id = u.id) as may_use_email
    from users u where u.id = ${userId}`);
  if (!row) throw new Error("no such account");
  const { method, mobile } = row;
  const { has_app: hasApp, keys, recovery_codes: recoveryCodes, may_use_email: mayUseEmail } = row;
  return { method, mobile, hasApp, keys, recoveryCodes, mayUseEmail };
}

/** A way to take the second step. */
export type Way = "totp" | "webauthn" | "sms" | "email" | "recovery";

/**
 * The ways that a sign-in offers, the account's own method first: what is stronger is always welcome too, what is weaker
 * never. None: the password is enough.
 */
export function waysToSignIn({ method, hasApp, keys, mobile, recoveryCodes }: Factors): readonly Way[] {
  if (method === "password") return [];
  const ways: Way[] = [];
  if (method === "sms_auth" && mobile) ways.push("sms");
  if (method === "email_auth") ways.push("email");
  if (hasApp && method !== "webauthn_auth") ways.push("totp");
  if (keys > 0) ways.push("webauthn");
  if (recoveryCodes > 0) ways.push("recovery");
  return ways;
}

/**
 * The ways to prove oneself again within a session: the strongest that there are (SU-02). Without app and key that is the
 * password, and for an organisation that lets text messages count, a text message. A recovery code stands in for a lost
 * app or key.
 */
export function waysToConfirm({ method, hasApp, keys, mobile, recoveryCodes }: Factors) {
  const ways: (Way | "password")[] = [];
  if (hasApp) ways.push("totp");
  if (keys > 0) ways.push("webauthn");
  if (ways.length === 0) {
    ways.push("password");
    if (method === "sms_auth" && mobile) ways.push("sms");
  }
  if (recoveryCodes > 0) ways.push("recovery");
  return ways;
}
