import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { auditEvents } from "@/db/schema/audit";
import { members } from "@/db/schema/members";
import { organisations } from "@/db/schema/organisations";
import { users } from "@/db/schema/users";
import type { SystemTx } from "@/db/scope";
import { satisfies } from "@/lib/access/two-factor-rules";
import type { Composing } from "@/lib/messages/composing";
import { defineMail } from "@/lib/messages/define-mail";
import { id } from "@/lib/messages/message";
import { spellOut, spellOutDay } from "@/lib/messages/spell-out";

export const organisationDeletedMail = defineMail({
  name: "organisation_deleted",
  ids: z.strictObject({ organisationId: id, userId: id, at: z.iso.datetime() }),
  subject: "An organisation of yours on Rollcall was deleted",
  template: () => import("@/emails/organisation-deleted"),
  async compose(tx, ids, { supportEmail }) {
    const [row] = await tx
      .select({
        name: users.name,
        address: users.emailCanonical,
        organisationName: organisations.name,
        timeZone: organisations.timeZone,
        deletedAt: organisations.deletedAt,
        deletedBy: organisations.deletedBy,
      })
      .from(members)
      .innerJoin(organisations, eq(organisations.id, members.organisationId))
      .innerJoin(users, and(eq(users.id, members.userId), isNull(users.archivedAt)))
      .where(and(eq(members.organisationId, ids.organisationId), eq(members.userId, ids.userId)));
    // Restored, or restored and deleted anew, which has mails of its own.
    if (!row?.deletedAt || row.deletedAt.toISOString() !== ids.at) return null;
    const [by] = await tx
      .select({ name: users.name })
      .from(users)
      .where(eq(users.id, row.deletedBy ?? ""));
    const { name, address, organisationName, deletedAt, timeZone } = row;
    return {
      to: { name, address },
      props: {
        name,
        organisationName,
        deletedByName: by?.name ?? "An owner",
        at: spellOut(deletedAt, timeZone),
        supportEmail,
      },
    };
  },
});

/** To whoever reads the support address. Who asks is a member still, or there is nobody to answer. */
export const seatsAskedMail = defineMail({
  name: "seats_asked",
  ids: z.strictObject({ organisationId: id, userId: id, change: id }),
  subject: "An organisation asks for more seats on Rollcall",
  template: () => import("@/emails/seats-asked"),
  async compose(tx, ids, { appUrl, supportEmail }) {
    const [row] = await tx
      .select({
        organisationName: organisations.name,
        limit: organisations.seatLimit,
        askedByName: users.name,
        askedByAddress: users.email,
        body: auditEvents.body,
      })
      .from(auditEvents)
      .innerJoin(organisations, and(eq(organisations.id, auditEvents.organisationId), isNull(organisations.deletedAt)))
      .innerJoin(members, and(eq(members.organisationId, organisations.id), eq(members.userId, ids.userId)))
      .innerJoin(users, and(eq(users.id, members.userId), isNull(users.archivedAt)))
      .where(
        and(
          eq(auditEvents.organisationId, ids.organisationId),
          eq(auditEvents.targetId, ids.change),
          sql`${auditEvents.action} = 'seats.asked'`,
        ),
      );
    if (!row) return null;
    const { seats, used, reserved } = JSON.parse(row.body).details as { seats: number; used: number; reserved: number };
    // Raised as far meanwhile: nothing is left to do.
    if (row.limit >= seats) return null;
    const { organisationName, askedByName, askedByAddress, limit } = row;
    return {
      to: { name: "", address: supportEmail },
      props: {
        organisationName,
        askedByName,
        askedByAddress,
        seats: String(seats),
        use: `${used} members and ${reserved} invitations of ${limit} seats`,
        reviewUrl: `${appUrl}/admin/organisations/${ids.organisationId}`,
      },
    };
  },
});

/** A member, and the moment from which on they need two-factor authentication. */
const hit = z.strictObject({ organisationId: id, userId: id, from: z.iso.datetime() });

/**
 * A member whom the policy of that moment still hits. Nobody else is written to: not when it was dropped or moved to
 * another day meanwhile, nor somebody who has set up a factor or left (INV-17).
 */
async function readHit(tx: SystemTx, ids: z.output<typeof hit>, { appUrl }: Composing) {
  const [row] = await tx
    .select({
      name: users.name,
      address: users.emailCanonical,
      state: users.twoFactor,
      organisationName: organisations.name,
      slug: organisations.slug,
      timeZone: organisations.timeZone,
      textMessagesCount: organisations.textMessagesCount,
      from: organisations.twoFactorFrom,
      isInForce: sql<boolean>`${organisations.twoFactorFrom} <= now()`,
    })
    .from(members)
    .innerJoin(organisations, and(eq(organisations.id, members.organisationId), isNull(organisations.deletedAt)))
    .innerJoin(users, and(eq(users.id, members.userId), isNull(users.archivedAt)))
    .where(and(eq(members.organisationId, ids.organisationId), eq(members.userId, ids.userId)));
  if (!row?.from || row.from.toISOString() !== ids.from) return null;
  if (satisfies(row.state, row.textMessagesCount)) return null;
  const { name, address, organisationName, textMessagesCount, isInForce } = row;
  return {
    isInForce,
    day: spellOutDay(row.from, row.timeZone),
    to: { name, address },
    props: {
      name,
      organisationName,
      textMessagesCount,
      setUpUrl: `${appUrl}/two-factor/setup?next=${encodeURIComponent(`/orgs/${row.slug}`)}`,
    },
  };
}

export const twoFactorRequiredMail = defineMail({
  name: "two_factor_required",
  ids: hit,
  subject: "Set up two-factor authentication for your organisation on Rollcall",
  template: () => import("@/emails/two-factor-required"),
  async compose(tx, ids, with_) {
    const found = await readHit(tx, ids, with_);
    return found?.isInForce ? { to: found.to, props: found.props } : null;
  },
});

/** One that comes late, after the mails were held up, would announce what has happened already. */
export const twoFactorReminderMail = defineMail({
  name: "two_factor_reminder",
  ids: hit,
  subject: "Two-factor authentication will soon be required on Rollcall",
  template: () => import("@/emails/two-factor-reminder"),
  async compose(tx, ids, with_) {
    const found = await readHit(tx, ids, with_);
    return found && !found.isInForce ? { to: found.to, props: { ...found.props, day: found.day } } : null;
  },
});
