import { and, eq, gt, isNotNull, lt, sql } from "drizzle-orm";
import { authenticatorApps } from "@/db/schema/two-factor";
import type { SystemTx } from "@/db/scope";
import { noEvent } from "@/lib/audit/no-event";
import { invalid, Refusal } from "@/lib/kernel/refusal";
import { readTypedCode } from "@/lib/kernel/typed-code";
import { takePermit } from "@/lib/limits/take-permit";
import { unseal } from "@/lib/secrets/seal";
import type { Preparation } from "@/lib/usecase/preparation";
import { type CodePurpose, spendCode, tryCode } from "./codes";
import { type FactorAttempt, forgiveFactorAttempt, reserveFactorAttempt } from "./factor-attempts";
import { noteFailure } from "./note-failure";
import { findRecoveryCode, spendRecoveryCode } from "./recovery-codes";
import { type ClockOff, clockOff, stepOfCode } from "./totp";

/** The ways that consist of typing a code. */
export type TypedWay = "totp" | "sms" | "email" | "recovery";

export interface Entered {
  readonly userId: string;
  readonly way: TypedWay;
  readonly code: string;
  /** The waiting sign-in or session that a texted or mailed code was sent for. */
  readonly boundTo: string;
  readonly purpose: CodePurpose;
}

/** A code that was right, not yet spent: `spend` takes it, and answers false to all but the first taker (INV-10). */
export interface ProvenFactor {
  readonly factor: TypedWay;
  spend(tx: SystemTx): Promise<boolean>;
}

/**
 * The one way to check a typed second factor, whatever the form. Takes the attempt first (MF-07), outside the caller's
 * transaction, so that it counts whatever becomes of that.
 *
 * @throws `rate_limited` (`factor_locked`) while the factor is locked; `invalid` on `code` when it is wrong, which counts as
 *   a failure also when it is right by another clock
 */
export async function proveFactor(ctx: Preparation, entered: Entered): Promise<ProvenFactor> {
  const { userId, way } = entered;
  let attempt: FactorAttempt | null = null;
  const reserve = async () => {
    attempt = await reserveFactorAttempt(ctx, userId, way);
    return attempt !== null;
  };
  const right =
    way === "recovery" ? await checkRecovery(ctx, entered, reserve) : (await reserve()) && (await check(ctx, entered));
  const taken = attempt as FactorAttempt | null;
  if (!taken) {
    throw new Refusal("rate_limited", { reason: "factor_locked", facts: { minutes: ctx.settings.lockoutMinutes } });
  }
  if (typeof right !== "function") {
    await noteFailure(ctx, taken);
    if (!right) throw wrongCode(way);
    if (right.isFast) await burn(ctx, userId, right.step);
    throw wrongClock(right);
  }
  return {
    factor: way,
    async spend(tx) {
      if (!(await right(tx))) return false;
      await forgiveFactorAttempt(tx, taken);
      return true;
    },
  };
}

/** Which proof was wrong keys the sentence. */
function wrongCode(way: TypedWay): Refusal {
  return invalid({ code: `wrong_${way}` });
}

/** Said to those alone whose password was right, or who have just been shown the app's secret. */
export function wrongClock({ minutes, isFast }: ClockOff): Refusal {
  const off = minutes === 1 ? "1 minute" : `${minutes} minutes`;
  return invalid({ code: isFast ? "clock_fast" : "clock_slow" }, { facts: { off } });
}

const told = (userId: string, step: number) => `totp-told:${userId}:${step}`;

/**
 * Told that a code is right only later, whoever guessed it could wait: it never counts. A code of the past does not come
 * again.
 */
function burn(ctx: Preparation, userId: string, step: number): Promise<null> {
  return ctx.apart(async (tx) => {
    await takePermit(tx, { bucket: told(userId, step), most: 1, seconds: 15 * 60 });
    return { value: null, event: noEvent("what comes of the attempt is the event") };
  });
}

/** What a refusal that came too late to be anybody's fault says: another browser was faster with the same code. */
export function alreadySpent(way: TypedWay): Refusal {
  return wrongCode(way);
}

type Spend = (tx: SystemTx) => Promise<boolean>;

async function check(
  ctx: Preparation,
  { userId, way, code, boundTo, purpose }: Entered,
): Promise<Spend | ClockOff | false> {
  const typed = readTypedCode(code);
  if (way === "totp") return checkTotp(ctx, userId, typed);
  const found = await tryCode(ctx, { userId, purpose, boundTo }, typed);
  return found ? (tx) => spendCode(tx, found.id) : false;
}

async function checkRecovery(
  ctx: Preparation,
  { userId, code }: Entered,
  reserve: () => Promise<boolean>,
): Promise<Spend | false> {
  const prefix = await findRecoveryCode(ctx, userId, code, reserve);
  return prefix ? (tx) => spendRecoveryCode(tx, userId, prefix) : false;
}

async function checkTotp(ctx: Preparation, userId: string, code: string): Promise<Spend | ClockOff | false> {
  const now = ctx.clock.now().getTime();
  const near = [-1, 0, 1].map((away) => told(userId, Math.floor(now / 30_000) + away));
  const [app] = await ctx.look((tx) =>
    tx
      .select({
        id: authenticatorApps.id,
        secret: authenticatorApps.secret,
        lastStep: authenticatorApps.lastStep,
        burnt: sql<string[]>`array(select bucket from rate_limits
          where bucket = any(${sql.param(near)}::text[]) and ends_at > now())`,
      })
      .from(authenticatorApps)
      .where(and(eq(authenticatorApps.userId, userId), isNotNull(authenticatorApps.confirmedAt))),
  );
  if (!app) return false;
  const secret = unseal(ctx.sealKeys, appSecret(userId), app.secret);
  const step = stepOfCode(secret, code, now);
  if (step === null) {
    const off = clockOff(secret, code, now);
    return off && off.step > app.lastStep ? off : false;
  }
  // Taken already, or older than one that was (MF-03).
  if (step <= app.lastStep || app.burnt.includes(told(userId, step))) return false;
  return async (tx) => {
    const taken = await tx
      .update(authenticatorApps)
      .set({ lastStep: step, lastUsedAt: sql`now()` })
      .where(and(eq(authenticatorApps.id, app.id), lt(authenticatorApps.lastStep, step)))
      .returning({ id: authenticatorApps.id });
    return taken.length > 0;
  };
}

/** Where an authenticator app's secret is sealed to. */
export function appSecret(userId: string) {
  return { table: "authenticator_apps", column: "secret", owner: userId };
}

/** An enrolment that has waited for its first code for over ten minutes is none (MF-04). */
export function stillWaiting() {
  return gt(authenticatorApps.createdAt, sql`now() - interval '10 minutes'`);
}
