import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { farewells } from "@/db/schema/farewells";
import { passwordResets, registrations, users } from "@/db/schema/users";
import type { SystemTx } from "@/db/scope";
import { describeAccountEvent } from "@/lib/audit/account-events";
import { defineMail } from "@/lib/messages/define-mail";
import { id } from "@/lib/messages/message";
import { spellOut } from "@/lib/messages/spell-out";
import { deriveToken } from "@/lib/secrets/derive-token";
import { findCode } from "@/lib/two-factor/find-code";
import { readAccountEvent } from "./read-account-event";

const validMinutes = "60";

export const confirmRegistrationMail = defineMail({
  name: "confirm_registration",
  ids: z.strictObject({ registrationId: id, attempt: id }),
  subject: "Confirm your email address for Rollcall",
  template: () => import("@/emails/confirm-registration"),
  async compose(tx, ids, { appUrl, mailKeys }) {
    const [row] = await tx
      .select()
      .from(registrations)
      .where(and(eq(registrations.id, ids.registrationId), gt(registrations.expiresAt, sql`now()`)));
    if (!row) return null;
    const token = deriveToken(mailKeys, "registration", row.id, row);
    return {
      to: { name: row.name, address: row.emailCanonical },
      props: { name: row.name, confirmUrl: `${appUrl}/verify-email/${token}`, validMinutes, emailAddress: row.email },
    };
  },
});

export const alreadyRegisteredMail = defineMail({
  name: "already_registered",
  ids: z.strictObject({ userId: id, attempt: id }),
  subject: "You already have a Rollcall account",
  template: () => import("@/emails/already-registered"),
  async compose(tx, ids, { appUrl }) {
    const user = await readUser(tx, ids.userId);
    if (!user) return null;
    const props = { name: user.name, signInUrl: `${appUrl}/sign-in`, forgotPasswordUrl: `${appUrl}/forgot-password` };
    return { to: { name: user.name, address: user.address }, props };
  },
});

export const passwordResetMail = defineMail({
  name: "password_reset",
  ids: z.strictObject({ resetId: id }),
  subject: "Choose a new password for Rollcall",
  template: () => import("@/emails/password-reset"),
  async compose(tx, ids, { appUrl, mailKeys }) {
    const [row] = await tx
      .select()
      .from(passwordResets)
      .where(and(eq(passwordResets.id, ids.resetId), gt(passwordResets.expiresAt, sql`now()`)));
    const user = row && (await readUser(tx, row.userId));
    if (!row || !user) return null;
    const token = deriveToken(mailKeys, "password-reset", row.id, row);
    return {
      to: { name: user.name, address: user.address },
      props: { name: user.name, resetUrl: `${appUrl}/reset-password/${token}`, validMinutes },
    };
  },
});

export const passwordChangedMail = defineMail({
  name: "password_changed",
  ids: z.strictObject({ eventId: id }),
  subject: "Your Rollcall password was changed",
  template: () => import("@/emails/password-changed"),
  async compose(tx, ids, { supportEmail }) {
    const happened = await readAccountEvent(tx, ids.eventId);
    return happened && { to: happened.to, props: { ...happened.props, supportEmail } };
  },
});

export const accountLockedMail = defineMail({
  name: "account_locked",
  ids: z.strictObject({ eventId: id }),
  subject: "Your Rollcall account is locked for now",
  template: () => import("@/emails/account-locked"),
  async compose(tx, ids, { lockoutMinutes }) {
    const happened = await readAccountEvent(tx, ids.eventId);
    if (!happened) return null;
    const unlockMinutes = happened.event.details.minutes === null ? null : String(lockoutMinutes);
    return { to: happened.to, props: { ...happened.props, unlockMinutes } };
  },
});

async function readUser(tx: SystemTx, userId: string) {
  const [user] = await tx
    .select({ name: users.name, address: users.emailCanonical })
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.archivedAt)));
  return user;
}

export const accountDeletedMail = defineMail({
  name: "account_deleted",
  ids: z.strictObject({ farewellId: id }),
  subject: "Your Rollcall account was deleted",
  template: () => import("@/emails/account-deleted"),
  async compose(tx, ids, { supportEmail }) {
    const [row] = await tx.select().from(farewells).where(eq(farewells.id, ids.farewellId));
    if (!row) return null;
    const { name, address, createdAt } = row;
    return {
      to: { name, address },
      props: { name, at: spellOut(createdAt), supportEmail },
      // The last that we knew of them.
      async afterwards(later) {
        await later.delete(farewells).where(eq(farewells.id, ids.farewellId));
      },
    };
  },
});

/** One mail for whatever changes how somebody signs in: the event itself says what (AT-10). */
export const securityNoticeMail = defineMail({
  name: "security_notice",
  ids: z.strictObject({ eventId: id }),
  subject: "Security notice for your Rollcall account",
  template: () => import("@/emails/security-notice"),
  async compose(tx, ids, { supportEmail }) {
    const found = await readAccountEvent(tx, ids.eventId);
    if (!found) return null;
    const { to, props, event } = found;
    return { to, props: { ...props, happened: `${describeAccountEvent(event.name, event.details)}.`, supportEmail } };
  },
});

export const revalidateEmailMail = defineMail({
  name: "revalidate_email",
  ids: z.strictObject({ codeId: id }),
  subject: "Is this still your email address?",
  template: () => import("@/emails/revalidate-email"),
  async compose(tx, ids, { appUrl, mailKeys }) {
    const found = await findCode(tx, ids.codeId);
    if (!found) return null;
    const { code, name, address } = found;
    const confirmUrl = `${appUrl}/revalidate-email/${deriveToken(mailKeys, "revalidation", code.id, code)}`;
    return { to: { name, address }, props: { name, confirmUrl, validMinutes } };
  },
});
