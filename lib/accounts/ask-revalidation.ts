import { stepsAfterSignIn } from "@/lib/access/gate";
import { accountEvent } from "@/lib/audit/account-events";
import { Refusal } from "@/lib/kernel/refusal";
import { permitMailFromStranger } from "@/lib/limits/mail-limits";
import { issueCode } from "@/lib/two-factor/codes";
import { account } from "@/lib/usecase/access/account";
import { defineCommand } from "@/lib/usecase/command";
import { nothing } from "@/lib/usecase/input";
import { revalidateEmailMail } from "./mails";

const linkMinutes = 60;

/** Mails the link that shows that the address is still the person's (product.md 3.9). The newest works. */
export const askRevalidation = defineCommand({
  name: "ask_revalidation",
  access: account,
  waives: stepsAfterSignIn,
  input: nothing,
  async run({ tx, ctx, actor }) {
    const { userId, sessionId, emailCanonical } = actor;
    const wait = await permitMailFromStranger(tx, "revalidation", emailCanonical, ctx.request.ip);
    if (wait > 0) throw new Refusal("rate_limited", { facts: { minutes: Math.ceil(wait / 60) } });
    const given = { userId, purpose: "revalidation", boundTo: sessionId, validMinutes: linkMinutes } as const;
    const codeId = await issueCode(tx, ctx, given);
    return {
      value: { email: actor.email },
      event: accountEvent("address.proof_asked", userId),
      messages: [revalidateEmailMail({ codeId })],
    };
  },
});
