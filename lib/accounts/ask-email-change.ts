import { sql } from "drizzle-orm";
import { emailChanges } from "@/db/schema/email-changes";
import { accountEvent } from "@/lib/audit/account-events";
import { invalid, Refusal } from "@/lib/kernel/refusal";
import { permitMailFromPerson } from "@/lib/limits/mail-limits";
import { findUnapprovingOrganisation } from "@/lib/organisations/find-unapproving-organisation";
import { deriveToken, hashToken, newSeed } from "@/lib/secrets/derive-token";
import { self } from "@/lib/usecase/access/self";
import { defineCommand } from "@/lib/usecase/command";
import { confirmPassword } from "./confirm-password";
import { confirmEmailChangeMail } from "./email-change-mails";
import { askEmailChangeInput } from "./input";

const validMinutes = 60;

/**
 * Mails a link to the new address; nothing else changes until it is confirmed there (SU-05). Never looks whether the
 * address has an account, so the answer cannot tell (AT-06): the confirmation runs into it. The newest link wins.
 */
export const askEmailChange = defineCommand({
  name: "ask_email_change",
  access: self,
  waives: ["revalidate_email"],
  proof: "fresh",
  input: askEmailChangeInput,
  prepare: ({ ctx, actor, input }) => confirmPassword(ctx, actor, input.password, "password"),
  async run({ tx, ctx, actor, input }) {
    const { userId, sessionId } = actor;
    const { typed: email, canonical: emailCanonical } = input.email;
    if (emailCanonical === actor.emailCanonical) throw invalid({ email: "own_address" });
    const unapproving = await findUnapprovingOrganisation(tx, userId, emailCanonical);
    if (unapproving) {
      const facts = { organisation: unapproving.name, domains: unapproving.domains.join(", ") };
      throw invalid({ email: "outside_domains" }, { facts });
    }
    const wait = await permitMailFromPerson(tx, userId, emailCanonical, ctx.request.ip);
    if (wait > 0) throw new Refusal("rate_limited", { facts: { minutes: Math.ceil(wait / 60) } });
    const id = ctx.ids.create("emc");
    const seed = newSeed(ctx.mailKeys);
    const row = {
      id,
      sessionId,
      email,
      emailCanonical,
      ...seed,
      tokenHash: hashToken(deriveToken(ctx.mailKeys, "email-change", id, seed)),
      undoHash: hashToken(deriveToken(ctx.mailKeys, "email-undo", id, seed)),
      createdAt: sql`now()`,
      expiresAt: sql`now() + make_interval(mins => ${validMinutes})`,
    };
    await tx
      .insert(emailChanges)
      .values({ userId, ...row })
      .onConflictDoUpdate({ target: emailChanges.userId, targetWhere: sql`confirmed_at is null`, set: row });
    return {
      value: { email },
      event: accountEvent("email.change_asked", userId),
      messages: [confirmEmailChangeMail({ changeId: id })],
    };
  },
});
