import { and, eq, isNull } from "drizzle-orm";
import { passwords, users } from "@/db/schema/users";
import { checkPassword } from "@/lib/accounts/check-password";
import { hashPassword, isWeakerThanToday } from "@/lib/accounts/hash-queue";
import { signInInput } from "@/lib/accounts/input";
import type { Attempt } from "@/lib/accounts/password-attempts";
import { parseEmailAddress } from "@/lib/kernel/email-address";
import { Refusal } from "@/lib/kernel/refusal";
import { readFactors } from "@/lib/two-factor/read-factors";
import { visitor } from "@/lib/usecase/access/visitor";
import type { VisitorActor } from "@/lib/usecase/claims";
import { defineCommand } from "@/lib/usecase/command";
import type { Preparation } from "@/lib/usecase/preparation";
import { beginSecondStep } from "./begin-second-step";
import { completeSignIn } from "./complete-sign-in";
import { deviceCookieName, readDeviceCookie } from "./device-cookie";
import { mailLinkAgain } from "./mail-link-again";
import { countFailure, refuseBusyNetwork } from "./network-limits";
import { noteFailedSignIn } from "./note-failed-sign-in";

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
    await countFailure(ctx, canonical, (tx) => noteFailedSignIn(tx, ctx.request, canonical));
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

async function prove(
  ctx: Preparation,
  visitor: VisitorActor,
  canonical: string,
  password: string,
): Promise<Proven | null> {
  const account = await findAccount(ctx, canonical);
  if (!account) {
    await mailLinkAgain(ctx, canonical, password);
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

async function findAccount(ctx: Preparation, canonical: string) {
  const [account] = await ctx.look((tx) =>
    tx
      .select({ userId: users.id, hash: passwords.hash, deviceEpoch: passwords.deviceEpoch })
      .from(users)
      .innerJoin(passwords, eq(passwords.userId, users.id))
      .where(and(eq(users.emailCanonical, canonical), isNull(users.archivedAt))),
  );
  return account;
}
