import { asc, eq } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { roles } from "@/db/schema/roles";
import { users } from "@/db/schema/users";
import { auditEvent } from "@/lib/audit/events";
import { toCsv } from "@/lib/kernel/csv";
import { inTeam } from "@/lib/usecase/access/member";
import { defineCommand } from "@/lib/usecase/command";
import { nothing } from "@/lib/usecase/input";
import { twoFactorLabels } from "./labels";

const heading = ["Name", "Email address", "Role", "Two-factor", "Joined", "Last sign-in"];

/** All members as a CSV file, for those who may manage. A command, because the log says who took the list (WB-13). */
export const exportMembers = defineCommand({
  name: "export_members",
  access: inTeam("team:manage"),
  proof: "fresh",
  input: nothing,
  async run({ tx, organisation }) {
    const rows = await tx
      .select({
        name: users.name,
        email: users.email,
        role: roles.label,
        twoFactor: members.twoFactor,
        joinedAt: members.joinedAt,
        lastSignInAt: members.lastSignInAt,
      })
      .from(members)
      .innerJoin(users, eq(users.id, members.userId))
      .innerJoin(roles, eq(roles.id, members.roleId))
      .where(eq(members.organisationId, organisation.id))
      .orderBy(asc(members.joinedAt), asc(members.id));
    const lines = rows.map(({ name, email, role, twoFactor, joinedAt, lastSignInAt }) => [
      name,
      email,
      role,
      twoFactorLabels[twoFactor],
      joinedAt.toISOString(),
      lastSignInAt?.toISOString() ?? "",
    ]);
    return {
      value: { csv: toCsv([heading, ...lines]), slug: organisation.slug },
      event: auditEvent("members.exported", organisation.id, { count: rows.length }),
    };
  },
});
