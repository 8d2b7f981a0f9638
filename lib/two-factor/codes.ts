import { and, eq, gt, isNull, lt, sql } from "drizzle-orm";
import { type codePurposes, oneTimeCodes } from "@/db/schema/one-time-codes";
import { users } from "@/db/schema/users";
import type { SystemTx } from "@/db/scope";
import { noEvent } from "@/lib/audit/no-event";
import { deriveCode, hashCode } from "@/lib/secrets/derive-code";
import { deriveToken, equalTokens, hashToken, newSeed } from "@/lib/secrets/derive-token";
import type { Context } from "@/lib/usecase/context";
import type { Preparation } from "@/lib/usecase/preparation";

export type CodePurpose = (typeof codePurposes)[number];

/** Wrong entries that void a code (MF-07). */
const wrongAtMost = 5;

/** What a mailed code also has: a link. */
const linkPurposes = { sign_in_link: "sign-in-link", revalidation: "revalidation" } as const;

export interface IssueCode {
  readonly userId: string;
  readonly purpose: CodePurpose;
  /** The waiting sign-in or session that asked. */
  readonly boundTo: string;
  /** E.164, for a text message. */
  readonly mobile?: string;
  readonly validMinutes: number;
}

/**
 * Puts a new code in the place of the one before (INV-11). The caller enqueues its message, which derives code and link
 * again; how often somebody has been wrong is counted elsewhere and stays.
 *
 * @returns the code's id, for the message
 */
export async function issueCode(tx: SystemTx, ctx: Context, given: IssueCode): Promise<string> {
  const { userId, purpose, boundTo, mobile = null, validMinutes } = given;
  const id = ctx.ids.create("otc");
  const seed = newSeed(ctx.mailKeys);
  const token = hasLink(purpose) ? deriveToken(ctx.mailKeys, linkPurposes[purpose], id, seed) : null;
  const row = {
    id,
    boundTo,
    mobile,
    ...seed,
    codeHash: hashCode(ctx.mailKeys, seed.kid, id, deriveCode(ctx.mailKeys, purpose, id, seed)),
    tokenHash: token && hashToken(token),
    wrong: 0,
    createdAt: sql`now()`,
    expiresAt: sql`now() + make_interval(mins => ${validMinutes})`,
  };
  await tx
    .insert(oneTimeCodes)
    .values({ userId, purpose, ...row })
    .onConflictDoUpdate({ target: [oneTimeCodes.userId, oneTimeCodes.purpose], set: row });
  return id;
}

function hasLink(purpose: CodePurpose): purpose is keyof typeof linkPurposes {
  return purpose in linkPurposes;
}

/** A code that was entered right and is not spent yet. */
export interface RightCode {
  readonly id: string;
  readonly mobile: string | null;
}

/**
 * Whether this is the newest code of the purpose, asked for by the same sign-in or session. The try is taken first, so
 * that parallel guesses share the five (INV-10). Right spends nothing yet: see `spendCode`.
 */
export async function tryCode(
  ctx: Preparation,
  of: { readonly userId: string; readonly purpose: CodePurpose; readonly boundTo: string },
  entered: string,
): Promise<RightCode | null> {
  const row = await ctx.apart(async (tx) => {
    const [tried] = await tx
      .update(oneTimeCodes)
      .set({ wrong: sql`${oneTimeCodes.wrong} + 1` })
      .where(
        and(
          eq(oneTimeCodes.userId, of.userId),
          eq(oneTimeCodes.purpose, of.purpose),
          eq(oneTimeCodes.boundTo, of.boundTo),
          gt(oneTimeCodes.expiresAt, sql`now()`),
          lt(oneTimeCodes.wrong, wrongAtMost),
        ),
      )
      .returning({
        id: oneTimeCodes.id,
        kid: oneTimeCodes.kid,
        codeHash: oneTimeCodes.codeHash,
        mobile: oneTimeCodes.mobile,
      });
    return { value: tried, event: noEvent("what comes of the try is the event") };
  });
  if (!row || !/^\d{6}$/.test(entered)) return null;
  const isRight = equalTokens(hashCode(ctx.mailKeys, row.kid, row.id, entered), row.codeHash);
  return isRight ? { id: row.id, mobile: row.mobile } : null;
}

/** Takes the code out of the world: true for exactly one of any number of takers. */
export async function spendCode(tx: SystemTx, id: string): Promise<boolean> {
  const spent = await tx
    .delete(oneTimeCodes)
    .where(and(eq(oneTimeCodes.id, id), gt(oneTimeCodes.expiresAt, sql`now()`)))
    .returning({ id: oneTimeCodes.id });
  return spent.length > 0;
}

/** The code behind a mailed link that still works, and whose it is. */
export async function findLink(tx: SystemTx, purpose: keyof typeof linkPurposes, token: string) {
  const [row] = await tx
    .select({ id: oneTimeCodes.id, userId: oneTimeCodes.userId, boundTo: oneTimeCodes.boundTo, email: users.email })
    .from(oneTimeCodes)
    .innerJoin(users, and(eq(users.id, oneTimeCodes.userId), isNull(users.archivedAt)))
    .where(
      and(
        eq(oneTimeCodes.tokenHash, hashToken(token)),
        eq(oneTimeCodes.purpose, purpose),
        gt(oneTimeCodes.expiresAt, sql`now()`),
      ),
    );
  return row;
}
