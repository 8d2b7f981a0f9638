import { and, eq, type SQL } from "drizzle-orm";
import type { z } from "zod";
import { holds } from "@/db/letters";
import { members } from "@/db/schema/members";
import { roleIdOf } from "@/lib/permissions/role";
import type { memberFilterInput } from "./input";

/** Who of an organisation's members a filter lets through, in the list as for *all that match*. */
export function matching(
  organisationId: string,
  filter: z.output<typeof memberFilterInput>,
  mayManage: boolean,
): SQL | undefined {
  return and(
    eq(members.organisationId, organisationId),
    filter.role ? eq(members.roleId, roleIdOf(filter.role)) : undefined,
    // What somebody signs in with is for those who may manage (product.md 4.2), and so is asking for it.
    mayManage && filter.twoFactor ? eq(members.twoFactor, filter.twoFactor) : undefined,
    filter.search ? holds(members.searchText, filter.search) : undefined,
  );
}
