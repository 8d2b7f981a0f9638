import { inArray } from "drizzle-orm";
import { projectInvitations } from "@/db/schema/projects";
import { named } from "@/lib/kernel/named";
import { projectPermissionKeys } from "@/lib/permissions/project-table";
import { inProject } from "@/lib/usecase/access/project";
import { defineQuery } from "@/lib/usecase/query";
import { getSeveralInput, mostAtOnce } from "./input";
import { readInvited } from "./read-invited";
import { readPeople } from "./read-people";

/** Those who were ticked on the team page, by address; whoever is not in the project any more is left out. */
export const getSeveralInProject = defineQuery({
  name: "get_several_in_project",
  access: inProject("manage_service"),
  input: getSeveralInput,
  async run({ tx, organisation, project, actor, input }) {
    const asked = { limit: mostAtOnce };
    const only = input.people;
    const people =
      input.people.length === 0
        ? []
        : [
            ...(await readPeople(tx, project, { ...asked, areAdmins: false, only })),
            ...(await readPeople(tx, project, { ...asked, areAdmins: true, only })),
          ];
    const invited =
      input.invitations.length === 0
        ? []
        : await readInvited(tx, project, { ...asked, where: inArray(projectInvitations.id, input.invitations) });
    return {
      slug: organisation.slug,
      project: named(project),
      people: people.map(({ userId: id, name, email }) => ({ id, name, email })),
      invited: invited.map(({ id, email }) => ({ id, name: email, email: null })),
      /** Which permissions may be given to others. */
      grantable: projectPermissionKeys.filter((key) => actor.may.has(key)),
    };
  },
});

export type SeveralView = Awaited<ReturnType<typeof getSeveralInProject>>;
