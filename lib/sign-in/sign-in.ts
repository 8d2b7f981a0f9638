import { and, desc, eq, gt, isNull, sql } from "drizzle-orm";
import { passwords, registrations, users } from "@/db/schema/users";
import { asSystem } from "@/db/scope";
import { checkPassword, checkWithoutAccount } from "@/lib/accounts/check-password";
import { hashPassword, isWeakerThanToday } from "@/lib/accounts/hash-queue";
import { signInInput } from "@/lib/accounts/input";
import type { Attempt } from "@/lib/accounts/password-attempts";
import { parseEmailAddress } from "@/lib/kernel/email-address";
import { Refusal } from "@/lib/kernel/refusal";
import { permitMailFromStranger } from "@/lib/limits/mail-limits";
import { enqueue } from "@/lib/messages/enqueue";
import { message } from "@/lib/messages/messages";
import { readFactors } from "@/lib/two-factor/read-factors";
import { visitor } from "@/lib/usecase/access/visitor";
import type { VisitorActor } from "@/lib/usecase/claims";
import { defineCommand } from "@/lib/usecase/command";
import type { Context } from "@/lib/usecase/context";
import { beginSecondStep } from "./begin-second-step";
import { completeSignIn } from "./complete-sign-in";
import { deviceCookieName, readDeviceCookie } from "./device-cookie";
import { countFailure, refuseBusyNetwork } from "./network-limits";

interface Proven {
  readonly userId: string;
  /** The hash that the password was checked against: the session begins only while it still is the account's. */
  readonly hash: string;
  readonly attempt: Attempt;
  readonly deviceEpoch: number;
  /** A stronger hash of the same password, when the stored one is older than today's settings (PW-03). */
  readonly strongerHash: string | null;
}

/** Email and password; what the account's method asks for comes next. One refusal for unknown, wrong, locked and unconfirmed, after the same work (AT-04, AT-05). */
export const signIn = defineCommand({
  name: "sign_in",
  access: visitor,
  input: signInInput,
  async prepare({ ctx, actor, input }): Promise<Proven> {
    await refuseBusyNetwork(ctx);
    const canonical = parseEmailAddress(input.email)?.canonical ?? "";
    const proven = await prove(ctx, actor, canonical, input.password);
    if (proven) return proven;
    await countFailure(ctx, canonical);
    throw new Refusal("invalid", { reason: "wrong_sign_in" });
  },
  async run({ tx, ctx, actor, prepared }) {
    const { userId, hash, attempt, deviceEpoch, strongerHash } = prepared;
    // A reset, a change or an archiving that committed since the check has won (PW-05, INV-12).
    const [still] = await tx
      .select({ userId: users.id })
      .from(passwords)
      .innerJoin(users, and(eq(users.id, passwords.userId), isNull(users.archivedAt)))
      .where(and(eq(passwords.userId, userId), eq(passwords.hash, hash)))
      .for("update");
    if (!still) throw new Refusal("invalid", { reason: "wrong_sign_in" });
    if (strongerHash) await tx.update(passwords).set({ hash: strongerHash }).where(eq(passwords.userId, userId));
    const { failed, total, deviceId } = attempt;
    const begun = { userId, deviceId, deviceEpoch, failed, total };
    const factors = await readFactors(tx, userId);
    if (factors.method === "password") return completeSignIn(tx, ctx, begun, actor.sessionToken);
    return beginSecondStep(tx, ctx, begun, factors);
  },
});

async function prove(ctx: Context, visitor: VisitorActor, canonical: string, password: string): Promise<Proven | null> {
  const account = await findAccount(ctx, canonical);
  if (!account) {
    await tryRegistration(ctx, canonical, password);
    return null;
  }
  const { userId, hash, deviceEpoch } = account;
  const cookie = visitor.deviceCookies[deviceCookieName(userId)];
  const owner = { userId, epoch: deviceEpoch };
  const deviceId = readDeviceCookie(ctx.cookieSecret, owner, cookie, ctx.clock.now().getTime());
  const { isRight, attempt } = await checkPassword(ctx, { userId, deviceId }, hash, password);
  if (!isRight || !attempt) return null;
  return {
    userId,
    hash,
    attempt,
    deviceEpoch,
    strongerHash: isWeakerThanToday(hash) ? await hashPassword(password) : null,
  };
}

async function findAccount(ctx: Context, canonical: string) {
  const [account] = await asSystem(ctx.db, (tx) =>
    tx
      .select({ userId: users.id, hash: passwords.hash, deviceEpoch: passwords.deviceEpoch })
      .from(users)
      .innerJoin(passwords, eq(passwords.userId, users.id))
      .where(and(eq(users.emailCanonical, canonical), isNull(users.archivedAt))),
  );
  return account;
}

/** A right password for a registration that nobody has confirmed yet mails its link again (product.md 3.2). */
async function tryRegistration(ctx: Context, canonical: string, password: string) {
  const [waiting] = await asSystem(ctx.db, (tx) =>
    tx
      .select({ id: registrations.id, passwordHash: registrations.passwordHash })
      .from(registrations)
      .where(and(eq(registrations.emailCanonical, canonical), gt(registrations.expiresAt, sql`now()`)))
      .orderBy(desc(registrations.createdAt))
      .limit(1),
  );
  if (!(await checkWithoutAccount(password, waiting?.passwordHash ?? null)) || !waiting) return;
  await asSystem(ctx.db, async (tx) => {
    if ((await permitMailFromStranger(tx, "registration", canonical, ctx.request.ip)) > 0) return;
    await enqueue(tx, message("confirm_registration", { registrationId: waiting.id, attempt: ctx.ids.create("evt") }));
  });
}
