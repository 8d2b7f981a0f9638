import { and, eq, gt, isNotNull, isNull, sql } from "drizzle-orm";
import { emailChanges } from "@/db/schema/email-changes";
import { users } from "@/db/schema/users";
import type { SystemTx } from "@/db/scope";
import type { PropsOf } from "@/emails/index";
import { deriveToken } from "@/lib/secrets/derive-token";
import { readEvent } from "./compose-account";
import { type Composer, spellOut } from "./composing";

/** To the new address, which nobody has proven yet: says no more than who asked. */
export const composeConfirmEmailChange: Composer<"confirm_email_change", PropsOf<"confirm_email_change">> = async (
  tx,
  ids,
  { appUrl, mailKeys },
) => {
  const [row] = await tx
    .select({ change: emailChanges, name: users.name })
    .from(emailChanges)
    .innerJoin(users, and(eq(users.id, emailChanges.userId), isNull(users.archivedAt)))
    .where(
      and(eq(emailChanges.id, ids.changeId), isNull(emailChanges.confirmedAt), gt(emailChanges.expiresAt, sql`now()`)),
    );
  if (!row) return null;
  const { change, name } = row;
  const token = deriveToken(mailKeys, "email-change", change.id, change);
  return {
    to: { name, address: change.emailCanonical },
    props: {
      name,
      emailAddress: change.email,
      confirmUrl: `${appUrl}/verify-new-email/${token}`,
      validMinutes: "60",
    },
  };
};

async function readConfirmed(tx: SystemTx, id: string) {
  const [row] = await tx
    .select()
    .from(emailChanges)
    .where(and(eq(emailChanges.id, id), isNotNull(emailChanges.confirmedAt)));
  return row;
}

export const composeEmailChanged: Composer<"email_changed", PropsOf<"email_changed">> = async (
  tx,
  ids,
  { appUrl, mailKeys, supportEmail },
) => {
  const change = await readConfirmed(tx, ids.changeId);
  const happened = await readEvent(tx, ids.eventId);
  if (!change?.oldEmailCanonical || !change.undoUntil || change.undoneAt || !happened) return null;
  const token = deriveToken(mailKeys, "email-undo", change.id, change);
  return {
    to: { name: happened.to.name, address: change.oldEmailCanonical },
    props: {
      ...happened.props,
      emailAddress: change.oldEmail ?? change.oldEmailCanonical,
      undoUrl: `${appUrl}/undo-email-change/${token}`,
      undoUntil: spellOut(change.undoUntil),
      supportEmail,
    },
  };
};

export const composeEmailChangeUndone: Composer<"email_change_undone", PropsOf<"email_change_undone">> = async (
  tx,
  ids,
  { supportEmail },
) => {
  const change = await readConfirmed(tx, ids.changeId);
  const happened = await readEvent(tx, ids.eventId);
  const address = ids.to === "old" ? change?.oldEmailCanonical : change?.emailCanonical;
  if (!address || !happened) return null;
  return { to: { name: happened.to.name, address }, props: { ...happened.props, supportEmail } };
};
