import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { roles, roleTag } from "@/db/schema/roles";
import { users } from "@/db/schema/users";
import { satisfies } from "@/lib/access/two-factor-rules";
import { chosenAtMost } from "@/lib/kernel/chosen";
import { fingerprint } from "@/lib/kernel/fingerprint";
import { covers } from "@/lib/permissions/can";
import { choiceOf, nameOfRole } from "@/lib/permissions/role";
import { listRoles } from "@/lib/roles/read-roles";
import { inTeam } from "@/lib/usecase/access/member";
import { defineQuery } from "@/lib/usecase/query";
import { getSeveralMembersInput } from "./input";
import { matching } from "./matching";

/** Those who were ticked on the team page, or all whom its filter lets through, as it is now; never more than go at once. */
export const getSeveralMembers = defineQuery({
  name: "get_several_members",
  access: inTeam("team:manage"),
  input: getSeveralMembersInput,
  async run({ tx, organisation, actor, input: { people, all } }) {
    const { slug, name, timeZone, textMessagesCount } = organisation;
    const where = all
      ? matching(organisation.id, all, true)
      : and(eq(members.organisationId, organisation.id), inArray(members.id, people));
    const found =
      people.length === 0 && !all
        ? []
        : await tx
            .select({
              id: members.id,
              name: users.name,
              email: users.email,
              role: roleTag,
              twoFactor: members.twoFactor,
              endsOn: sql<
                string | null
              >`to_char((${members.endsAt} - interval '1 second') at time zone ${timeZone}, 'YYYY-MM-DD')`,
            })
            .from(members)
            .innerJoin(users, eq(users.id, members.userId))
            .innerJoin(roles, eq(roles.id, members.roleId))
            .where(where)
            .orderBy(asc(members.searchText), asc(members.id))
            .limit(chosenAtMost + 1);
    const present = await listRoles(tx, organisation.id);
    return {
      slug,
      name,
      people: found.slice(0, chosenAtMost).map(({ role, twoFactor, endsOn, ...person }) => ({
        ...person,
        role: { name: nameOfRole(role), label: role.label },
        endsOn,
        hasTwoFactor: satisfies(twoFactor, textMessagesCount),
        seen: { role: fingerprint({ role: role.id }), endsOn: fingerprint({ endsOn }) },
      })),
      /** There are more than go at once. */
      isCut: found.length > chosenAtMost,
      roles: present.map(choiceOf),
      /** The names of those that this person may grant. */
      grantable: present.filter(({ permissions }) => covers(actor.permissions, permissions)).map(nameOfRole),
    };
  },
});

export type SeveralMembers = Awaited<ReturnType<typeof getSeveralMembers>>;
