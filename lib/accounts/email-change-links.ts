import { and, eq, gt, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { emailChanges } from "@/db/schema/email-changes";
import { members } from "@/db/schema/members";
import { sessions } from "@/db/schema/sessions";
import { passwordResets, passwords, registrations, users } from "@/db/schema/users";
import type { SystemTx } from "@/db/scope";
import { hashToken } from "@/lib/secrets/derive-token";

/** A link to the new address that still confirms. */
export function confirms(token: string) {
  return and(
    eq(emailChanges.tokenHash, hashToken(token)),
    isNull(emailChanges.confirmedAt),
    gt(emailChanges.expiresAt, sql`now()`),
  ) as SQL;
}

/** A link to the old address that still undoes. */
export function undoes(token: string) {
  return and(
    eq(emailChanges.undoHash, hashToken(token)),
    isNotNull(emailChanges.confirmedAt),
    isNull(emailChanges.undoneAt),
    gt(emailChanges.undoUntil, sql`now()`),
  ) as SQL;
}

/** The change behind a link and its person, or null for a dead one. */
export async function findEmailChange(tx: SystemTx, link: SQL) {
  const [row] = await tx
    .select({ change: emailChanges, person: { name: users.name, email: users.email } })
    .from(emailChanges)
    .innerJoin(users, and(eq(users.id, emailChanges.userId), isNull(users.archivedAt)))
    .where(link);
  return row ?? null;
}

/**
 * The same with the person held, after whom everybody queues who changes their address or relies on it (INV-08): read
 * again once it is. Memberships are held first, because a new address is written into them (lock order).
 */
export async function lockEmailChange(tx: SystemTx, link: SQL) {
  const found = await findEmailChange(tx, link);
  if (!found) return null;
  const { userId } = found.change;
  await tx
    .select({ id: members.id })
    .from(members)
    .where(eq(members.userId, userId))
    .orderBy(members.organisationId)
    .for("update");
  await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for("update");
  return findEmailChange(tx, link);
}

/**
 * Gives the person this address, proven by the link that they opened, and ends what hung on the other one: sessions but
 * for one, reset links, known browsers, registrations that wait for the address. A unique violation is the caller's.
 */
export async function moveAddress(
  tx: SystemTx,
  userId: string,
  to: { readonly email: string; readonly emailCanonical: string },
  keepSessionId: string | null,
) {
  await tx
    .update(users)
    .set({ ...to, emailProvenAt: sql`now()` })
    .where(eq(users.id, userId));
  await tx
    .update(passwords)
    .set({ deviceEpoch: sql`${passwords.deviceEpoch} + 1` })
    .where(eq(passwords.userId, userId));
  await tx.delete(sessions).where(and(eq(sessions.userId, userId), sql`${sessions.id} <> ${keepSessionId ?? ""}`));
  await tx.delete(passwordResets).where(eq(passwordResets.userId, userId));
  await tx.delete(registrations).where(eq(registrations.emailCanonical, to.emailCanonical));
}
