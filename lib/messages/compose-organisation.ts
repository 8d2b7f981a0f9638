import { and, eq, isNull, sql } from "drizzle-orm";
import { auditEvents } from "@/db/schema/audit";
import { members } from "@/db/schema/members";
import { organisations } from "@/db/schema/organisations";
import { users } from "@/db/schema/users";
import type { PropsOf } from "@/emails/index";
import { type Composer, spellOut } from "./composing";

export const composeOrganisationDeleted: Composer<"organisation_deleted", PropsOf<"organisation_deleted">> = async (
  tx,
  ids,
  { supportEmail },
) => {
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
};

/** To whoever reads the support address. Who asks is a member still, or there is nobody to answer. */
export const composeSeatsAsked: Composer<"seats_asked", PropsOf<"seats_asked">> = async (
  tx,
  ids,
  { appUrl, supportEmail },
) => {
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
};
