import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { roles, roleTag } from "@/db/schema/roles";
import { users } from "@/db/schema/users";
import { readCursor } from "@/lib/kernel/cursor";
import { pageOf } from "@/lib/kernel/page";
import { can } from "@/lib/permissions/can";
import { permissions } from "@/lib/permissions/table";
import { inTeam } from "@/lib/usecase/access/member";
import { defineQuery } from "@/lib/usecase/query";
import { listHoldersInput } from "./input";
import { listRoles } from "./read-roles";

export const holdersPerPage = 25;

/** Who holds a permission of the organisation: those whose role does, by name (product.md 4.17). */
export const listHolders = defineQuery({
  name: "list_holders",
  access: inTeam("team:view"),
  input: listHoldersInput,
  async run({ tx, organisation, input: { permission = permissions[0].key, after } }) {
    const holding = (await listRoles(tx, organisation.id)).filter((role) => can(role.permissions, permission));
    const cursor = readCursor(after, "name");
    const ids = holding.map(({ id }) => id);
    const rows = await tx
      .select({
        id: members.id,
        userId: users.id,
        name: users.name,
        email: users.email,
        role: roleTag,
        cursorValue: members.searchText,
      })
      .from(members)
      .innerJoin(users, eq(users.id, members.userId))
      .innerJoin(roles, eq(roles.id, members.roleId))
      .where(
        and(
          eq(members.organisationId, organisation.id),
          inArray(members.roleId, ids),
          cursor ? sql`(${members.searchText}, ${members.id}) > (${cursor.value}, ${cursor.id})` : undefined,
        ),
      )
      .orderBy(asc(members.searchText), asc(members.id))
      .limit(holdersPerPage + 1);
    const { page, next } = pageOf(rows, holdersPerPage, ({ cursorValue: value, id }) => ({ sort: "name", value, id }));
    return {
      slug: organisation.slug,
      permission,
      label: permissions.find(({ key }) => key === permission)?.label ?? permission,
      roles: holding.map(({ label }) => label),
      holders: page.map(({ cursorValue: _, ...holder }) => holder),
      next,
    };
  },
});

export type Holders = Awaited<ReturnType<typeof listHolders>>;
