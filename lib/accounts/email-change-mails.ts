import { and, eq, gt, isNotNull, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { emailChanges } from "@/db/schema/email-changes";
import { users } from "@/db/schema/users";
import type { SystemTx } from "@/db/scope";
import { defineMail } from "@/lib/messages/define-mail";
import { id } from "@/lib/messages/message";
import { spellOut } from "@/lib/messages/spell-out";
import { deriveToken } from "@/lib/secrets/derive-token";
import { readAccountEvent } from "./read-account-event";

/** To the new address, which nobody has proven yet: says no more than who asked. */
export const confirmEmailChangeMail = defineMail({
  name: "confirm_email_change",
  ids: z.strictObject({ changeId: id }),
  subject: "Confirm your new email address for Rollcall",
  template: () => import("@/emails/confirm-email-change"),
  async compose(tx, ids, { appUrl, mailKeys }) {
    const [row] = await tx
      .select({ change: emailChanges, name: users.name })
      .from(emailChanges)
      .innerJoin(users, and(eq(users.id, emailChanges.userId), isNull(users.archivedAt)))
      .where(
        and(
          eq(emailChanges.id, ids.changeId),
          isNull(emailChanges.confirmedAt),
          gt(emailChanges.expiresAt, sql`now()`),
        ),
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
  },
});

async function readConfirmed(tx: SystemTx, id: string) {
  const [row] = await tx
    .select()
    .from(emailChanges)
    .where(and(eq(emailChanges.id, id), isNotNull(emailChanges.confirmedAt)));
  return row;
}

export const emailChangedMail = defineMail({
  name: "email_changed",
  ids: z.strictObject({ changeId: id, eventId: id }),
  subject: "The email address of your Rollcall account changed",
  template: () => import("@/emails/email-changed"),
  async compose(tx, ids, { appUrl, mailKeys, supportEmail }) {
    const change = await readConfirmed(tx, ids.changeId);
    const happened = await readAccountEvent(tx, ids.eventId);
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
  },
});

export const emailChangeUndoneMail = defineMail({
  name: "email_change_undone",
  ids: z.strictObject({ changeId: id, eventId: id, to: z.enum(["old", "new"]) }),
  subject: "A change of your Rollcall email address was undone",
  template: () => import("@/emails/email-change-undone"),
  async compose(tx, ids, { supportEmail }) {
    const change = await readConfirmed(tx, ids.changeId);
    const happened = await readAccountEvent(tx, ids.eventId);
    const address = ids.to === "old" ? change?.oldEmailCanonical : change?.emailCanonical;
    if (!address || !happened) return null;
    return { to: { name: happened.to.name, address }, props: { ...happened.props, supportEmail } };
  },
});
