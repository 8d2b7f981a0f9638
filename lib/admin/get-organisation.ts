import { and, asc, eq } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { organisations } from "@/db/schema/organisations";
import { users } from "@/db/schema/users";
import { fingerprint } from "@/lib/kernel/fingerprint";
import { Refusal } from "@/lib/kernel/refusal";
import { builtInRoleId } from "@/lib/permissions/role";
import { platform } from "@/lib/usecase/access/platform";
import { defineQuery } from "@/lib/usecase/query";
import { organisationInput } from "./input";
import { isThere, organisationColumns, organisationSummary } from "./organisation-facts";

const ownersShown = 20;

/** One organisation, as far as a platform admin must know it: seats, state and whom to write to. */
export const getOrganisation = defineQuery({
  name: "get_organisation",
  access: platform,
  input: organisationInput,
  async run({ tx, input }) {
    const [row] = await tx
      .select({
        ...organisationColumns,
        deletedBy: organisations.deletedBy,
        mayApprove: organisations.mayApproveOwnGoLive,
      })
      .from(organisations)
      .where(and(eq(organisations.id, input.organisation), isThere));
    if (!row) throw new Refusal("not_found");
    const { deletedBy, mayApprove, ...columns } = row;
    const owners = await tx
      .select({ id: users.id, name: users.name, email: users.email })
      .from(members)
      .innerJoin(users, eq(users.id, members.userId))
      .where(and(eq(members.organisationId, row.id), eq(members.roleId, builtInRoleId("owner"))))
      .orderBy(asc(members.joinedAt), asc(members.id))
      .limit(ownersShown);
    const [by] = deletedBy ? await tx.select({ name: users.name }).from(users).where(eq(users.id, deletedBy)) : [];
    return {
      ...organisationSummary(columns),
      owners,
      deletedByName: by?.name ?? null,
      seen: fingerprint({ seats: row.seatLimit }),
      /** Whether its own people decide about going live. */
      goLive: { mayApprove, seen: fingerprint({ mayApprove }) },
    };
  },
});

export type OrganisationDetails = Awaited<ReturnType<typeof getOrganisation>>;
