import { beginEmailChange } from "@/lib/accounts/begin-email-change";
import { confirmPassword } from "@/lib/accounts/confirm-password";
import { parseEmailAddress } from "@/lib/kernel/email-address";
import { parseMobileNumber } from "@/lib/kernel/mobile-number";
import { invalid, Refusal } from "@/lib/kernel/refusal";
import { isCountryAllowed } from "@/lib/limits/text-limits";
import { findUnapprovingOrganisation } from "@/lib/organisations/find-unapproving-organisation";
import { beginMobileChange } from "@/lib/two-factor/begin-mobile-change";
import { chooseSignInMethod } from "@/lib/two-factor/choose-sign-in-method";
import { type AccountScene, account } from "@/lib/usecase/access/account";
import { defineCommand } from "@/lib/usecase/command";
import type { Context } from "@/lib/usecase/context";
import { answerProposal, findMyProposal } from "./answer-proposal";
import { confirmProposalInput, proposableMethodField } from "./input";

/**
 * Does what the person would have done to change it themselves, with the value that was proposed: a fresh proof always, for
 * an address the password and a link to the new mailbox, for a number a code that comes to it. Whoever proposed it may read
 * that mailbox or phone: link and code work only where the person is signed in.
 */
export const confirmProposal = defineCommand({
  name: "confirm_proposal",
  access: account,
  locks: "team",
  proof: "fresh",
  input: confirmProposalInput,
  async prepare({ ctx, actor, input }) {
    const { kind } = await ctx.look((tx) => findMyProposal(tx, actor.userId, input.proposalId));
    if (kind !== "email") return;
    if (!input.password) throw invalid({ password: "required" });
    await confirmPassword(ctx, actor, input.password, "password");
  },
  async run({ ctx, input, prepared: _, ...scene }) {
    const { proposal, event, message } = await answerProposal(scene, input.proposalId, "confirmed");
    const { kind, value } = proposal;
    const begun = await begin[kind]({ ...scene, ctx }, value);
    return {
      value: { kind },
      event: [event, ...begun.events],
      messages: [...begun.messages, message],
    };
  },
});

type Scene = AccountScene & { readonly ctx: Context };

const begin = {
  sign_in_method: ({ tx, ctx, actor }: Scene, value: string) =>
    chooseSignInMethod(tx, ctx, actor.userId, proposableMethodField.parse(value)),

  async email({ tx, ctx, actor }: Scene, value: string) {
    const email = parseEmailAddress(value);
    if (!email) throw new Error("a proposed address is none");
    // What the project's own organisation approves was asked when it was proposed; there may be others, or it is stricter now.
    if (email.canonical === actor.emailCanonical) throw new Refusal("conflict", { reason: "answered_already" });
    const unapproving = await findUnapprovingOrganisation(tx, actor.userId, email.canonical);
    if (unapproving)
      throw new Refusal("conflict", { reason: "outside_domains", facts: { organisation: unapproving.name } });
    return beginEmailChange(tx, ctx, actor, email, true);
  },

  async mobile({ tx, ctx, actor }: Scene, value: string) {
    const mobile = parseMobileNumber(value, "GB");
    if (!ctx.settings.sms.isOn) throw new Refusal("conflict", { reason: "texts_off" });
    if (!mobile || !isCountryAllowed(mobile.country, ctx.settings.sms))
      throw new Refusal("conflict", { reason: "country_off" });
    return beginMobileChange(tx, ctx, actor, mobile.e164);
  },
};
