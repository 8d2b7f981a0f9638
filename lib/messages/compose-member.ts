import { and, eq, isNull } from "drizzle-orm";
import { auditEvents } from "@/db/schema/audit";
import { members } from "@/db/schema/members";
import { organisations } from "@/db/schema/organisations";
import { users } from "@/db/schema/users";
import type { PropsOf } from "@/emails/index";
import { type Composer, spellOut } from "./composing";

export const composeMemberRemoved: Composer<"member_removed", PropsOf<"member_removed">> = async (tx, ids) => {
  const [row] = await tx
    .select({
      name: users.name,
      address: users.emailCanonical,
      organisationName: organisations.name,
      timeZone: organisations.timeZone,
      at: auditEvents.at,
      backAgain: members.id,
    })
    .from(auditEvents)
    .innerJoin(organisations, and(eq(organisations.id, auditEvents.organisationId), isNull(organisations.deletedAt)))
    .innerJoin(users, and(eq(users.id, ids.userId), isNull(users.archivedAt)))
    .leftJoin(members, and(eq(members.organisationId, organisations.id), eq(members.userId, users.id)))
    .where(
      and(
        eq(auditEvents.organisationId, ids.organisationId),
        eq(auditEvents.targetId, ids.removal),
        eq(auditEvents.action, "member.removed"),
      ),
    );
  if (!row || row.backAgain) return null;
  const [remover] = await tx.select({ name: users.name }).from(users).where(eq(users.id, ids.removedBy));
  return {
    to: { name: row.name, address: row.address },
    props: {
      name: row.name,
      organisationName: row.organisationName,
      removedByName: remover?.name ?? "An administrator",
      at: spellOut(row.at, row.timeZone),
    },
  };
};
