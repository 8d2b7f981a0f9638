import { stepsAfterSignIn } from "@/lib/access/gate";
import { accountEvent } from "@/lib/audit/account-events";
import { rotateSession } from "@/lib/sessions/rotate-session";
import { useKeyInput } from "@/lib/two-factor/input";
import { keyRefused } from "@/lib/two-factor/refuse-key";
import { type ProvenKey, proveKey } from "@/lib/two-factor/try-key";
import { account } from "@/lib/usecase/access/account";
import { defineCommand } from "@/lib/usecase/command";

/** Step-up, and the second step of a session that began without one, with a security key (SU-03). */
export const confirmWithKey = defineCommand({
  name: "confirm_with_key",
  access: account,
  waives: stepsAfterSignIn,
  input: useKeyInput,
  prepare: ({ ctx, actor, input }): Promise<ProvenKey> =>
    proveKey(ctx, {
      purpose: "confirm",
      boundTo: actor.sessionId,
      userId: actor.userId,
      response: input.response,
    }),
  async run({ tx, actor, prepared }) {
    const { userId, sessionId } = actor;
    if (!(await prepared.spend(tx))) throw keyRefused();
    const value = await rotateSession(tx, sessionId, "webauthn");
    return { value, event: accountEvent("identity.confirmed", userId, { way: "webauthn" }) };
  },
});
