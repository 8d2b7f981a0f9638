import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { accountEvents, passwordResets, registrations, users } from "@/db/schema/users";
import type { SystemTx } from "@/db/scope";
import type { PropsOf } from "@/emails/index";
import { deriveToken } from "@/lib/secrets/derive-token";
import { type Composer, spellOut } from "./composing";

const validMinutes = "60";

export const composeConfirmRegistration: Composer<"confirm_registration", PropsOf<"confirm_registration">> = async (
  tx,
  ids,
  { appUrl, mailKeys },
) => {
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
};

export const composeAlreadyRegistered: Composer<"already_registered", PropsOf<"already_registered">> = async (
  tx,
  ids,
  { appUrl },
) => {
  const user = await readUser(tx, ids.userId);
  if (!user) return null;
  const props = { name: user.name, signInUrl: `${appUrl}/sign-in`, forgotPasswordUrl: `${appUrl}/forgot-password` };
  return { to: { name: user.name, address: user.address }, props };
};

export const composePasswordReset: Composer<"password_reset", PropsOf<"password_reset">> = async (
  tx,
  ids,
  { appUrl, mailKeys },
) => {
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
};

export const composePasswordChanged: Composer<"password_changed", PropsOf<"password_changed">> = async (
  tx,
  ids,
  { supportEmail },
) => {
  const happened = await readEvent(tx, ids.eventId);
  return happened && { to: happened.to, props: { ...happened.props, supportEmail } };
};

export const composeAccountLocked: Composer<"account_locked", PropsOf<"account_locked">> = async (
  tx,
  ids,
  { lockoutMinutes },
) => {
  const happened = await readEvent(tx, ids.eventId);
  if (!happened) return null;
  const unlockMinutes = happened.event.details.minutes === null ? null : String(lockoutMinutes);
  return { to: happened.to, props: { ...happened.props, unlockMinutes } };
};

export const composeNewBrowser: Composer<"new_browser", PropsOf<"new_browser">> = (tx, ids) =>
  readEvent(tx, ids.eventId);

async function readUser(tx: SystemTx, userId: string) {
  const [user] = await tx
    .select({ name: users.name, address: users.emailCanonical })
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.archivedAt)));
  return user;
}

/** What a person is told of something that happened to their account: when, on what, from where. */
export async function readEvent(tx: SystemTx, eventId: string) {
  const [row] = await tx
    .select({ event: accountEvents, name: users.name, address: users.emailCanonical })
    .from(accountEvents)
    .innerJoin(users, and(eq(users.id, accountEvents.userId), isNull(users.archivedAt)))
    .where(eq(accountEvents.id, eventId));
  if (!row) return null;
  const { at, browser, ip } = row.event;
  return {
    event: row.event,
    to: { name: row.name, address: row.address },
    props: {
      name: row.name,
      at: spellOut(at),
      device: browser ?? "an unknown browser",
      place: ip ?? "an unknown address",
    },
  };
}
