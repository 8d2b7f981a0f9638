import { and, asc, eq, inArray } from "drizzle-orm";
import { invitations } from "@/db/schema/invitations";
import { roles } from "@/db/schema/roles";
import { chosenAtMost } from "@/lib/kernel/chosen";
import { inTeam } from "@/lib/usecase/access/member";
import { defineQuery } from "@/lib/usecase/query";
import { getSeveralInvitationsInput } from "./input";

/** Those that were ticked in the list of invitations; whatever is of another organisation is left out. */
export const getSeveralInvitations = defineQuery({
  name: "get_several_invitations",
  access: inTeam("team:manage"),
  input: getSeveralInvitationsInput,
  async run({ tx, organisation, input }) {
    const found =
      input.invitations.length === 0
        ? []
        : await tx
            .select({
              id: invitations.id,
              email: invitations.email,
              name: invitations.name,
              roleLabel: roles.label,
            })
            .from(invitations)
            .innerJoin(roles, eq(roles.id, invitations.roleId))
            .where(and(eq(invitations.organisationId, organisation.id), inArray(invitations.id, input.invitations)))
            .orderBy(asc(invitations.emailCanonical), asc(invitations.id))
            .limit(chosenAtMost);
    return { slug: organisation.slug, name: organisation.name, invitations: found };
  },
});

export type SeveralInvitations = Awaited<ReturnType<typeof getSeveralInvitations>>;
