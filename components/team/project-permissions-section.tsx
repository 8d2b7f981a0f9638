import { Fragment } from "react";
import { impliedBy } from "@/lib/permissions/project-grants";
import { projectAbilities, projectPermissions } from "@/lib/permissions/project-table";
import { builtInRoles } from "@/lib/permissions/role";

/** What each of the five project permissions lets people do, and which roles hold it in every project. */
export function ProjectPermissionsSection() {
  return (
    <section aria-labelledby="project-permissions" className="mt-10">
      <h2 id="project-permissions" className="mb-1 text-lg font-semibold">
        Project permissions
      </h2>
      <p className="mb-4 max-w-prose text-sm text-muted">
        People get these project by project. Owners and administrators hold some of them in every project, as the table
        says; no other role does.
      </p>
      <div className="overflow-hidden rounded-lg border border-line bg-surface shadow-card">
        <table className="w-full border-collapse text-sm">
          <caption className="sr-only">Which project permission lets people do what</caption>
          <thead>
            <tr className="border-b border-line text-left text-muted">
              <th scope="col" className="px-4 py-2.5 font-medium">
                What people may do
              </th>
              <th scope="col" className="w-28 px-4 py-2.5 font-medium sm:w-56">
                Where
              </th>
            </tr>
          </thead>
          <tbody>
            {projectPermissions.map(({ key, label, sentence }) => (
              <Fragment key={key}>
                <tr className="border-b border-line bg-sunken">
                  <th scope="rowgroup" colSpan={2} className="px-4 py-2.5 text-left font-normal">
                    <span className="block font-medium">{label}</span>
                    <span className="block text-muted">{sentence}</span>
                    <span className="block text-muted">{heldEverywhereBy(key)}</span>
                  </th>
                </tr>
                {projectAbilities
                  .filter(({ permission }) => permission === key)
                  .map((ability) => (
                    <tr key={ability.key} className="border-b border-line last:border-b-0">
                      <th scope="row" className="min-w-0 break-words px-4 py-2 text-left font-normal">
                        {ability.label}
                        <span className="block text-muted">
                          {ability.sentence}
                          {ability.limit === null ? null : ` Below ${ability.limit.toLocaleString("en-GB")} messages.`}
                        </span>
                      </th>
                      <td className="px-4 py-2 text-muted">
                        {ability.external ? "In the program that sends" : "In Rollcall"}
                      </td>
                    </tr>
                  ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function heldEverywhereBy(permission: (typeof projectPermissions)[number]["key"]): string {
  const roles = builtInRoles.filter((role) => impliedBy(role).has(permission)).map(({ label }) => label);
  return roles.length === 0 ? "No role implies it." : `In every project for the roles ${roles.join(" and ")}.`;
}
