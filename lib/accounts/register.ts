import { and, eq, gt, sql } from "drizzle-orm";
import { invitations } from "@/db/schema/invitations";
import { organisations } from "@/db/schema/organisations";
import { registrations, users } from "@/db/schema/users";
import type { SystemTx } from "@/db/scope";
import { accountEvent } from "@/lib/audit/account-events";
import { noEvent } from "@/lib/audit/no-event";
import type { PlacedEvent } from "@/lib/audit/placed-event";
import { invalid } from "@/lib/kernel/refusal";
import { permitMailFromStranger } from "@/lib/limits/mail-limits";
import { asksForMobile } from "@/lib/project-team/read-methods-asked";
import { deriveToken, hashToken, newSeed } from "@/lib/secrets/derive-token";
import { fitsLink, splitInvitationLink } from "@/lib/secrets/invitation-link";
import { type StartedSession, startSession } from "@/lib/sessions/start-session";
import { visitor } from "@/lib/usecase/access/visitor";
import { defineCommand } from "@/lib/usecase/command";
import type { Outcome } from "@/lib/usecase/outcome";
import { createAccount } from "./create-account";
import { hashPassword } from "./hash-queue";
import { alreadyRegisteredMail, confirmRegistrationMail } from "./mails";
import { localPartOf } from "./password-context";
import { passwordProblem } from "./password-rules";
import { registerInput } from "./register-input";

const validMinutes = 60;

export type Registered =
  /** The mailed link of an invitation proved the address: there is an account, and its session has begun. */
  | { readonly kind: "account"; readonly session: StartedSession; readonly link: string }
  /** The usual answer, whether or not the address has an account (AT-06). */
  | {
      readonly kind: "waiting";
      /** As it was filled in, without the password. */
      readonly filledIn: {
        readonly name: string;
        readonly email: string;
        readonly mobile: string | null;
        readonly invitation: string | null;
      };
    };

/** Registering makes nothing but a waiting row and a mail; only the mailed link makes an account (product.md 3.1). */
export const register = defineCommand({
  name: "register",
  access: visitor,
  input: registerInput,
  async prepare({ ctx, input }) {
    const { invitation, needsMobile } = await ctx.look(async (tx) => {
      const found = await findInvitation(tx, input.invitation);
      return { invitation: found, needsMobile: found !== null && (await asksForMobile(tx, ctx, found)) };
    });
    const problem = passwordProblem(input.password, {
      emailLocalPart: localPartOf(input.email.canonical),
      names: [input.name, ...(invitation ? [invitation.organisationName] : [])],
    });
    if (problem) throw invalid({ password: problem });
    if (invitation && invitation.emailCanonical !== input.email.canonical) {
      throw invalid({ email: "other_invited" }, { facts: { email: invitation.email } });
    }
    // Whether texts go to its country is asked where the code is sent: here nobody could go on without another number.
    if (needsMobile && input.mobile === null) throw invalid({ mobile: "asked_by_project" });
    return { passwordHash: await hashPassword(input.password), invitation };
  },
  async run({ tx, ctx, actor, input, prepared }): Promise<Outcome<Registered, PlacedEvent>> {
    const { passwordHash, invitation } = prepared;
    const { name, mobile } = input;
    const { typed: email, canonical: emailCanonical } = input.email;
    const person = { name, email, emailCanonical, mobile, passwordHash };

    if (invitation?.byMail) {
      const created = await createAccount(tx, ctx, { ...person, invitationId: invitation.id });
      if (created) {
        const { userId, events } = created;
        const session = await startSession(tx, ctx, {
          userId,
          method: "invitation",
          deviceId: "",
          deviceEpoch: 0,
          replaces: actor.sessionToken,
        });
        const value: Registered = { kind: "account", session, link: input.invitation ?? invitation.id };
        return {
          value,
          event: [...events, accountEvent("session.started", userId, { method: "invitation" })],
        };
      }
    }

    const waiting: Registered = {
      kind: "waiting",
      filledIn: { name, email, mobile, invitation: input.invitation ?? null },
    };
    if ((await permitMailFromStranger(tx, "registration", emailCanonical, ctx.request.ip)) > 0) {
      return { value: waiting, event: noEvent("too many mails asked for: answered as always, nothing written") };
    }
    const attempt = ctx.ids.create("evt");
    const [existing] = await tx.select({ id: users.id }).from(users).where(eq(users.emailCanonical, emailCanonical));
    if (existing) {
      const messages = [alreadyRegisteredMail({ userId: existing.id, attempt })];
      return { value: waiting, event: noEvent("nothing about the account changed"), messages };
    }
    const id = ctx.ids.create("reg");
    const seed = newSeed(ctx.mailKeys);
    await tx.insert(registrations).values({
      id,
      ...person,
      ...seed,
      invitationId: invitation?.id ?? null,
      browserHash: hashToken(actor.browserToken ?? ""),
      tokenHash: hashToken(deriveToken(ctx.mailKeys, "registration", id, seed)),
      expiresAt: sql`now() + make_interval(mins => ${validMinutes})`,
    });
    const messages = [confirmRegistrationMail({ registrationId: id, attempt })];
    return { value: waiting, event: noEvent("there is no account yet that an event could belong to"), messages };
  },
});

/** The live invitation behind a link, and whether the link is the mailed one, which proves the mailbox (IN-03). */
async function findInvitation(tx: SystemTx, link: string | undefined) {
  if (!link) return null;
  const split = splitInvitationLink(link);
  const [row] = await tx
    .select({
      id: invitations.id,
      email: invitations.email,
      emailCanonical: invitations.emailCanonical,
      tokenHash: invitations.tokenHash,
      proofHash: invitations.proofHash,
      organisationName: organisations.name,
    })
    .from(invitations)
    .innerJoin(organisations, eq(organisations.id, invitations.organisationId))
    .where(
      and(
        eq(invitations.tokenHash, hashToken(split.token)),
        eq(invitations.state, "pending"),
        gt(invitations.expiresAt, sql`now()`),
        sql`${organisations.deletedAt} is null`,
      ),
    );
  return row && fitsLink(split, row) ? { ...row, byMail: split.proof !== null } : null;
}
