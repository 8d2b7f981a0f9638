import { and, eq, isNull, sql } from "drizzle-orm";
import { passwords, users } from "@/db/schema/users";
import type { SystemTx } from "@/db/scope";
import { accountEvent } from "@/lib/audit/account-events";
import { hashToken } from "@/lib/secrets/derive-token";
import { startSession } from "@/lib/sessions/start-session";
import { acceptedPasskeys } from "@/lib/two-factor/accepted-passkeys";
import { useKeyInput } from "@/lib/two-factor/input";
import { keyRefused } from "@/lib/two-factor/refuse-key";
import { type ProvenKey, tryKey } from "@/lib/two-factor/try-key";
import { visitor } from "@/lib/usecase/access/visitor";
import { defineCommand } from "@/lib/usecase/command";
import { deviceCookieName, readDeviceCookie } from "./device-cookie";
import { newBrowserMail } from "./mails";
import { countFailure, refuseBusyNetwork } from "./network-limits";

/**
 * A passkey alone: it knows its user, so it counts as two factors (product.md 3.4). The counter of wrong passwords is not
 * asked: who holds the passkey is never locked out by strangers who guess (AT-03).
 */
export const signInWithPasskey = defineCommand({
  name: "sign_in_with_passkey",
  access: visitor,
  input: useKeyInput,
  async prepare({ ctx, actor, input }): Promise<ProvenKey> {
    await refuseBusyNetwork(ctx);
    // A browser without its token has asked for nothing; no challenge is bound to ''.
    const boundTo = actor.browserToken ? hashToken(actor.browserToken) : "";
    const outcome = await tryKey(ctx, { purpose: "sign_in", boundTo, userId: null, response: input.response });
    if (!("refusedFor" in outcome)) return outcome;
    await countFailure(ctx, outcome.refusedFor ?? "passkey of nobody");
    throw keyRefused(outcome.why);
  },
  async run({ tx, ctx, actor, prepared }) {
    const { userId } = prepared;
    const account = await lockAccount(tx, ctx.appUrl, userId);
    // Archived, or the key removed or used elsewhere, since it was checked.
    if (!account || !(await prepared.spend(tx))) throw keyRefused();
    const cookie = actor.deviceCookies[deviceCookieName(userId)];
    const owner = { userId, epoch: account.deviceEpoch };
    const deviceId = readDeviceCookie(ctx.cookieSecret, owner, cookie, ctx.clock.now().getTime());
    const session = await startSession(tx, ctx, {
      userId,
      method: "passkey",
      factor: "webauthn",
      isUserVerified: prepared.isUserVerified,
      deviceId,
      deviceEpoch: account.deviceEpoch,
      replaces: actor.sessionToken,
    });
    const eventId = ctx.ids.create("evt");
    return {
      value: { next: "session" as const, session, accepted: account.accepted },
      event: accountEvent("session.started", userId, { method: "passkey", factor: "webauthn" }, eventId),
      messages: deviceId === "" ? [newBrowserMail({ eventId })] : [],
    };
  },
});

/** Held, so that whoever archives the account waits or has won. */
async function lockAccount(tx: SystemTx, appUrl: string, userId: string) {
  const [account] = await tx
    .select({
      deviceEpoch: passwords.deviceEpoch,
      handle: users.webauthnHandle,
      credentialIds: sql<string[]>`array(select k.credential_id from security_keys k
        where k.user_id = ${users.id} order by k.created_at)`,
    })
    .from(users)
    .innerJoin(passwords, eq(passwords.userId, users.id))
    .where(and(eq(users.id, userId), isNull(users.archivedAt)))
    .for("share", { of: users });
  if (!account?.handle) return null;
  const { deviceEpoch, handle, credentialIds } = account;
  return { deviceEpoch, accepted: acceptedPasskeys(appUrl, handle, credentialIds) };
}
