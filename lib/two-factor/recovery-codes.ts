import { randomInt } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import { recoveryCodes } from "@/db/schema/two-factor";
import type { SystemTx } from "@/db/scope";
import { checkRecoveryCode } from "@/lib/accounts/check-password";
import { hashPassword } from "@/lib/accounts/hash-queue";
import { readTypedCode } from "@/lib/kernel/typed-code";
import type { Preparation } from "@/lib/usecase/preparation";

export const codesAtATime = 10;
/** Crockford's base32, as in ids: survives being read aloud. */
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
const prefixLength = 4;
/** The prefix is stored as it is; the 16 characters behind it carry 80 bits (MF-17). */
const codeLength = 20;

/** A new set: the codes for the person, once, and what is stored of them. Hashes ten times, so outside transactions. */
export async function newRecoveryCodes() {
  const codes = new Map<string, string>();
  while (codes.size < codesAtATime) {
    const code = Array.from({ length: codeLength }, () => alphabet.charAt(randomInt(alphabet.length))).join("");
    codes.set(code.slice(0, prefixLength), code);
  }
  const rows = await Promise.all(
    Array.from(codes, async ([prefix, code]) => ({ prefix, hash: await hashPassword(code) })),
  );
  const shown: readonly string[] = Array.from(codes.values(), spellCode);
  return { shown, rows };
}

export type NewRecoveryCodes = Awaited<ReturnType<typeof newRecoveryCodes>>;

/** Voids the set before. */
export async function storeRecoveryCodes(tx: SystemTx, userId: string, { rows }: NewRecoveryCodes): Promise<void> {
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await tx.insert(recoveryCodes).values(rows.map((row) => ({ userId, ...row })));
}

/** In groups of four, as they are printed and typed. */
function spellCode(code: string): string {
  return (code.match(/.{4}/g) ?? []).join("-");
}

/** Spaces, hyphens, capitals, and the letters that look like digits: as people type. */
export function readCode(typed: string): string {
  return readTypedCode(typed).toLowerCase().replace(/o/g, "0").replace(/[il]/g, "1");
}

/**
 * The unspent code that was typed, by its prefix; null for none. Costs one hash whatever was typed.
 *
 * @param mayTry takes the attempt, once the place in the line of hashes is had
 */
export async function findRecoveryCode(
  ctx: Preparation,
  userId: string,
  typed: string,
  mayTry: () => Promise<boolean>,
): Promise<string | null> {
  const code = readCode(typed);
  const prefix = code.slice(0, prefixLength);
  const [row] = await ctx.look((tx) =>
    tx
      .select({ hash: recoveryCodes.hash })
      .from(recoveryCodes)
      .where(and(eq(recoveryCodes.userId, userId), eq(recoveryCodes.prefix, prefix), isNull(recoveryCodes.usedAt))),
  );
  const isRight = await checkRecoveryCode(row?.hash ?? null, code.slice(0, 128), mayTry);
  return isRight ? prefix : null;
}

/** True for exactly one of any number of takers. */
export async function spendRecoveryCode(tx: SystemTx, userId: string, prefix: string): Promise<boolean> {
  const spent = await tx
    .update(recoveryCodes)
    .set({ usedAt: sql`now()` })
    .where(and(eq(recoveryCodes.userId, userId), eq(recoveryCodes.prefix, prefix), isNull(recoveryCodes.usedAt)))
    .returning({ prefix: recoveryCodes.prefix });
  return spent.length > 0;
}
