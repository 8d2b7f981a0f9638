import { Check } from "lucide-react";
import Link from "next/link";
import { heldBy } from "@/lib/permissions/role";
import { permissions } from "@/lib/permissions/table";
import type { TeamRoles } from "@/lib/roles/list-team-roles";

/** The whole matrix. On a narrow screen the table scrolls sideways within itself, its first column in place. */
export function RoleMatrix({ view }: { view: TeamRoles }) {
  const columns = view.roles.map((role) => ({ ...role, held: heldBy(role), isYours: role.name === view.yours }));
  return (
    <>
      <section
        aria-label="Role permissions table"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
        tabIndex={0}
        className="relative mb-4 overflow-x-auto rounded-lg border border-line bg-surface shadow-card"
      >
        <table className="w-full border-collapse text-sm">
          <caption className="sr-only">Which role holds which permission</caption>
          <thead>
            <tr className="border-b border-line">
              <th scope="col" className="sticky left-0 bg-surface px-4 py-2.5 text-left font-medium text-muted">
                Permission
              </th>
              {columns.map(({ name, label, isYours }) => (
                <th
                  key={name}
                  scope="col"
                  className={`px-2 py-2.5 text-center font-medium ${isYours ? "bg-accent-soft text-accent-text" : "text-muted"}`}
                >
                  {label}
                  {isYours ? <span className="sr-only"> (your role)</span> : null}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {permissions.map((permission) => (
              <tr key={permission.key} className="border-b border-line last:border-b-0">
                <th scope="row" className="sticky left-0 bg-surface px-4 py-2 text-left font-normal">
                  {view.maySeeTeam ? (
                    <Link
                      href={`/orgs/${view.slug}/team/roles/holders?${new URLSearchParams({ permission: permission.key })}`}
                      title="Who holds it"
                      className="hover:underline"
                    >
                      {permission.label}
                    </Link>
                  ) : (
                    permission.label
                  )}
                  {permission.key === "two_factor:reset" ? <sup>1</sup> : null}
                </th>
                {columns.map(({ name, held, isYours }) => (
                  <td key={name} className={`px-2 py-2 text-center ${isYours ? "bg-accent-soft" : ""}`}>
                    {held.has(permission.key) ? (
                      <>
                        <Check aria-hidden size={16} className="mx-auto text-accent-text" />
                        <span className="sr-only">Yes</span>
                      </>
                    ) : (
                      <span className="sr-only">No</span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="text-sm text-muted">
        <sup>1</sup> Through the support desk. Additional verification applies.
      </p>
      <dl className="mt-6 grid gap-x-6 gap-y-3 sm:grid-cols-2">
        {view.roles.map(({ name, label, sentence, own }) => (
          <div key={name} className="min-w-0 break-words">
            <dt className="font-medium">
              {own && view.mayManage ? (
                <Link
                  href={`/orgs/${view.slug}/team/roles/${name}`}
                  className="link"
                  aria-label={`Change role ${label}`}
                >
                  {label}
                </Link>
              ) : (
                label
              )}
            </dt>
            <dd className="text-muted">{sentence || "One of this organisation's own."}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
