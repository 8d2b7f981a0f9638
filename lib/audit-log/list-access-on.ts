import { labelsOfProject } from "@/lib/permissions/project-labels";
import { labelInLog } from "@/lib/permissions/role-in-log";
import { inTeam } from "@/lib/usecase/access/member";
import { defineQuery } from "@/lib/usecase/query";
import { findAccess } from "./find-access";
import { findPlaces } from "./find-places";
import { accessOnInput } from "./input";

/** More than a page can show; the file has them all. */
const mostShown = 500;
/** Of one person. */
const projectsShown = 5;

/** Who had access at the end of a day, and with which role (product.md 4.14). */
export const listAccessOn = defineQuery({
  name: "list_access_on",
  access: inTeam("audit_log:view"),
  input: accessOnInput,
  async run({ tx, organisation, input }) {
    const { name, slug, timeZone } = organisation;
    const access = await findAccess(tx, organisation, input.on);
    const shared = { organisation: { name, slug, timeZone } };
    if (!access) return { ...shared, on: input.on ?? "", isAhead: true, count: 0, members: [], completeSince: null };
    const { on, members, completeSince } = access;
    const shown = members.slice(0, mostShown);
    const places = await findPlaces(tx, organisation.id, shown, access);
    return {
      ...shared,
      on,
      isAhead: false,
      count: members.length,
      members: shown.map(({ memberIds: _, ...member }) => {
        const projects = places.get(member.userId) ?? [];
        return {
          ...member,
          role: labelInLog(member.role),
          projectCount: projects.length,
          projects: projects.slice(0, projectsShown).map(({ permissions, ...project }) => ({
            ...project,
            permissions: labelsOfProject(permissions),
          })),
        };
      }),
      completeSince,
    };
  },
});

export type AccessView = Awaited<ReturnType<typeof listAccessOn>>;
