import { and, asc, desc, eq, isNull } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { organisations } from "@/db/schema/organisations";
import { roles } from "@/db/schema/roles";
import { nothing } from "@/lib/usecase/nothing";
import { defineQuery } from "@/lib/usecase/query";

/** Where one belongs, teams by name: for the switcher and the profile page. The private account comes last. */
export const listMyOrganisations = defineQuery({
  name: "list_my_organisations",
  access: "self",
  input: nothing,
  run: ({ tx, actor }) =>
    tx
      .select({
        id: organisations.id,
        kind: organisations.kind,
        name: organisations.name,
        slug: organisations.slug,
        roleKey: roles.key,
        roleLabel: roles.label,
      })
      .from(members)
      .innerJoin(organisations, and(eq(organisations.id, members.organisationId), isNull(organisations.deletedAt)))
      .innerJoin(roles, eq(roles.id, members.roleId))
      .where(eq(members.userId, actor.userId))
      // "team" sorts after "personal".
      .orderBy(desc(organisations.kind), asc(organisations.name), asc(organisations.id)),
});
