import { and, asc, eq, ne } from "drizzle-orm";
import { holds } from "@/db/letters";
import { members } from "@/db/schema/members";
import { roles } from "@/db/schema/roles";
import { users } from "@/db/schema/users";
import type { TenantTx } from "@/db/scope";
import { builtInRoleId } from "@/lib/permissions/role";
import { inTeam } from "@/lib/usecase/access/member";
import { defineQuery } from "@/lib/usecase/query";
import { findStandingOffer } from "./find-standing-offer";
import { findCandidatesInput } from "./input";

/** Enough to choose from; more are found by typing more. */
const shown = 10;

/** What an owner sees of ownership: an offer that stands, or whom it could be offered to. */
export const getOwnership = defineQuery({
  name: "get_ownership",
  access: inTeam("ownership:transfer"),
  input: findCandidatesInput,
  async run({ tx, organisation, input }) {
    const { id, name, slug } = organisation;
    const offer = await findStandingOffer(tx, id);
    const found = offer || !input.search ? [] : await findCandidates(tx, id, input.search);
    return {
      name,
      slug,
      offer: offer && { ...offer, createdAt: offer.createdAt.toISOString() },
      search: input.search ?? "",
      candidates: found.slice(0, shown),
      hasMore: found.length > shown,
    };
  },
});

async function findCandidates(tx: TenantTx, organisationId: string, search: string) {
  return tx
    .select({ id: members.id, name: users.name, email: users.email, roleLabel: roles.label })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .innerJoin(roles, eq(roles.id, members.roleId))
    .where(
      and(
        eq(members.organisationId, organisationId),
        ne(members.roleId, builtInRoleId("owner")),
        holds(members.searchText, search),
      ),
    )
    .orderBy(asc(members.searchText), asc(members.id))
    .limit(shown + 1);
}

export type OwnershipView = Awaited<ReturnType<typeof getOwnership>>;
