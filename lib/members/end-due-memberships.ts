import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { organisations } from "@/db/schema/organisations";
import { roleColumns, roles } from "@/db/schema/roles";
import { users } from "@/db/schema/users";
import { placed } from "@/lib/audit/placed-event";
import { defineJob } from "@/lib/jobs/define-job";
import { roleOf } from "@/lib/permissions/role";
import { endMembership } from "./end-membership";
import { memberRemovedMail } from "./mails";
import { tellOwners } from "./tell-owners";

/** Ends the memberships whose day is over. */
export const endDueMemberships = defineJob({
  name: "end_due_memberships",
  every: "*/5 * * * *",
  due: ({ tx }) =>
    tx
      .select({ memberId: members.id, organisationId: members.organisationId })
      .from(members)
      // One that was deleted meanwhile has no members to lose; restored, it loses them then.
      .innerJoin(organisations, and(eq(organisations.id, members.organisationId), isNull(organisations.deletedAt)))
      .where(sql`${members.endsAt} <= now()`)
      .orderBy(asc(members.endsAt)),
  locks: ({ organisationId }) => ({ organisation: organisationId }),
  async run({ tx, one: { memberId, organisationId } }) {
    const [row] = await tx
      .select({ userId: users.id, name: users.name, email: users.email, role: roleColumns })
      .from(members)
      .innerJoin(organisations, and(eq(organisations.id, members.organisationId), isNull(organisations.deletedAt)))
      .innerJoin(users, eq(users.id, members.userId))
      .innerJoin(roles, eq(roles.id, members.roleId))
      .where(and(eq(members.id, memberId), sql`${members.endsAt} <= now()`))
      .for("update", { of: members });
    // An owner has no end date on any path; should one have it all the same, nobody is ever left without an owner by it.
    if (!row || row.role.key === "owner") return null;
    const { userId, name, email, role } = row;
    const person = { id: userId, name, email };
    const { events, orphaned } = await endMembership(
      tx,
      { organisationId, memberId, role: roleOf(role), person },
      "end_date",
    );
    return {
      event: events.map((event) => placed(event, organisationId)),
      messages: [
        memberRemovedMail({ organisationId, userId, removedBy: "", removal: memberId }),
        ...(await tellOwners(tx, organisationId, memberId, orphaned)),
      ],
    };
  },
});
