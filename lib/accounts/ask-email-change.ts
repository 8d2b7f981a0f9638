import { invalid } from "@/lib/kernel/refusal";
import { findUnapprovingOrganisation } from "@/lib/organisations/find-unapproving-organisation";
import { self } from "@/lib/usecase/access/self";
import { defineCommand } from "@/lib/usecase/command";
import { beginEmailChange } from "./begin-email-change";
import { confirmPassword } from "./confirm-password";
import { askEmailChangeInput } from "./input";

/**
 * Mails a link to the new address; nothing else changes until it is confirmed there (SU-05). Never looks whether the
 * address has an account, so the answer cannot tell (AT-06): the confirmation runs into it.
 */
export const askEmailChange = defineCommand({
  name: "ask_email_change",
  access: self,
  waives: ["revalidate_email"],
  proof: "fresh",
  input: askEmailChangeInput,
  prepare: ({ ctx, actor, input }) => confirmPassword(ctx, actor, input.password, "password"),
  async run({ tx, ctx, actor, input: { email } }) {
    if (email.canonical === actor.emailCanonical) throw invalid({ email: "own_address" });
    const unapproving = await findUnapprovingOrganisation(tx, actor.userId, email.canonical);
    if (unapproving) {
      const facts = { organisation: unapproving.name, domains: unapproving.domains.join(", ") };
      throw invalid({ email: "outside_domains" }, { facts });
    }
    const { events, messages } = await beginEmailChange(tx, ctx, actor, email);
    return { value: { email: email.typed }, event: events, messages };
  },
});
