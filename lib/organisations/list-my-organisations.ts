import { and, asc, desc, eq, isNull } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { organisations } from "@/db/schema/organisations";
import { roleColumns, roles } from "@/db/schema/roles";
import { roleOf } from "@/lib/permissions/role";
import { self } from "@/lib/usecase/access/self";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";

/** Where one belongs, teams by name: for the switcher and the profile page. The private account comes last. */
export const listMyOrganisations = defineQuery({
  name: "list_my_organisations",
  access: self,
  input: nothing,
  async run({ tx, actor }) {
    const rows = await tx
      .select({
        id: organisations.id,
        kind: organisations.kind,
        name: organisations.name,
        slug: organisations.slug,
        memberId: members.id,
        role: roleColumns,
      })
      .from(members)
      .innerJoin(organisations, and(eq(organisations.id, members.organisationId), isNull(organisations.deletedAt)))
      .innerJoin(roles, eq(roles.id, members.roleId))
      .where(eq(members.userId, actor.userId))
      // "team" sorts after "personal".
      .orderBy(desc(organisations.kind), asc(organisations.name), asc(organisations.id));
    return rows.map((row) => ({ ...row, role: roleOf(row.role) }));
  },
});
