import { z } from "zod";
import { stepsAfterSignIn } from "@/lib/access/gate";
import { confirmPassword } from "@/lib/accounts/confirm-password";
import { givenPasswordField } from "@/lib/accounts/input";
import { securityNoticeMail } from "@/lib/accounts/mails";
import { accountEvent } from "@/lib/audit/account-events";
import { invalid } from "@/lib/kernel/refusal";
import type { Message } from "@/lib/messages/message";
import { rotateSession } from "@/lib/sessions/rotate-session";
import { alreadySpent, type ProvenFactor, proveFactor } from "@/lib/two-factor/prove-factor";
import { readFactors, waysToConfirm } from "@/lib/two-factor/read-factors";
import { account } from "@/lib/usecase/access/account";
import { defineCommand } from "@/lib/usecase/command";

export const confirmIdentityInput = z.strictObject({
  way: z.enum(["password", "totp", "sms", "recovery"]),
  /** Of the password, or whatever the way asks to be typed. */
  code: givenPasswordField,
});

/**
 * Step-up, and the second step of a session that began without one: the same proof, kept on the session under a new token
 * (SU-03). A password is believed of those only who have nothing stronger (SU-02).
 */
export const confirmIdentity = defineCommand({
  name: "confirm_identity",
  access: account,
  waives: stepsAfterSignIn,
  input: confirmIdentityInput,
  async prepare({ ctx, actor, input }): Promise<ProvenFactor | null> {
    const { way, code } = input;
    const { userId, sessionId } = actor;
    const ways = await ctx.look(async (tx) => waysToConfirm(await readFactors(tx, userId)));
    if (!ways.includes(way)) throw way === "password" ? invalid({ code: "use_factor" }) : alreadySpent(way);
    if (way !== "password") return proveFactor(ctx, { userId, way, code, boundTo: sessionId, purpose: "confirm_text" });
    await confirmPassword(ctx, actor, code, "code");
    return null;
  },
  async run({ tx, ctx, actor, input, prepared }) {
    const { userId, sessionId } = actor;
    if (prepared && !(await prepared.spend(tx))) throw alreadySpent(prepared.factor);
    const value = await rotateSession(tx, sessionId, prepared?.factor ?? "password");
    const events = [accountEvent("identity.confirmed", userId, { way: input.way })];
    const messages: Message[] = [];
    if (input.way === "recovery") {
      const eventId = ctx.ids.create("evt");
      events.push(accountEvent("recovery_code.used", userId, {}, eventId));
      messages.push(securityNoticeMail({ eventId }));
    }
    return { value, event: events, messages };
  },
});
