import { Check } from "lucide-react";
import Link from "next/link";
import { heldBy } from "@/lib/permissions/role";
import type { PeopleOfRole } from "@/lib/roles/count-people";
import type { TeamRoles } from "@/lib/roles/list-team-roles";
import type { AreaRow, AreaRows } from "./permission-areas";

interface RoleMatrixProps {
  view: TeamRoles;
  /** The columns, in their order. */
  roles: readonly TeamRoles["roles"][number][];
  rows: readonly AreaRows[];
  /** The one that a phone shows; null: all of them. */
  alone: string | null;
}

/** More columns than stand side by side scroll within the table, with its head and first column in place. */
const fit = 10;

export function RoleMatrix({ view, roles, rows, alone }: RoleMatrixProps) {
  const columns = roles.map((role) => ({
    ...role,
    held: heldBy(role),
    look: `${role.name === view.yours ? "bg-accent-soft" : "bg-surface"} ${alone && role.name !== alone ? "max-sm:hidden" : ""}`,
  }));
  const scrolls =
    columns.length > fit
      ? "sm:max-h-[85dvh] sm:overflow-auto"
      : columns.length > 2
        ? "sm:max-lg:max-h-[85dvh] sm:max-lg:overflow-auto"
        : "";
  return (
    <section
      aria-label="Role permissions table"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      className={`relative mb-4 rounded-lg border border-line bg-surface shadow-card ${scrolls}`}
    >
      <table className="w-full border-separate border-spacing-0 text-sm">
        <caption className="sr-only">Which role holds which permission</caption>
        <thead>
          <tr className="align-bottom">
            <th
              scope="col"
              className={`${head} left-0 z-20 rounded-tl-lg bg-surface px-4 text-left font-medium text-muted`}
            >
              Permission
            </th>
            {columns.map(({ name, label, people, look }) => (
              <th
                key={name}
                scope="col"
                className={`${head} z-10 px-1.5 text-center last:rounded-tr-lg max-sm:min-w-[88px] max-sm:rounded-tr-lg ${look}`}
              >
                <span className="block font-semibold break-words">{label}</span>
                {name === view.yours ? <span className="sr-only"> (your role) </span> : null}
                {people ? <People slug={view.slug} role={name} label={label} people={people} /> : null}
              </th>
            ))}
          </tr>
        </thead>
        {rows.map((area) => (
          <tbody key={area.label}>
            <tr>
              <th
                scope="rowgroup"
                colSpan={columns.length + 1}
                className="border-b border-line bg-sunken px-4 py-1.5 text-left font-semibold"
              >
                {area.label}
              </th>
            </tr>
            {area.rows.map((row) => (
              <tr key={row.key}>
                <th
                  scope="row"
                  className="sticky left-0 border-b border-line bg-surface px-4 py-1.5 text-left text-base font-normal"
                >
                  <PermissionName row={row} slug={view.maySeeTeam ? view.slug : null} />
                </th>
                {columns.map(({ name, held, look }) => (
                  <td key={name} className={`border-b border-line px-1.5 py-1.5 text-center ${look}`}>
                    {held.has(row.key) ? <Check aria-hidden size={16} className="mx-auto text-accent-text" /> : null}
                    <span className="sr-only">{held.has(row.key) ? "Yes" : "No"}</span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

const head = "sticky top-0 border-b border-line py-2.5";

/** Leads to who holds it, for those who may see the team. */
function PermissionName({ row: { key, label, sentence }, slug }: { row: AreaRow; slug: string | null }) {
  return (
    <>
      {slug ? (
        <Link
          href={`/orgs/${slug}/team/roles/holders?${new URLSearchParams({ permission: key })}`}
          prefetch={false}
          title="Who holds it"
          className="hover:underline max-sm:inline-flex max-sm:min-h-10 max-sm:items-center"
        >
          {label}
        </Link>
      ) : (
        label
      )}
      {key === "two_factor:reset" ? <sup>1</sup> : null}
      {sentence ? <span className="block text-sm text-muted">{sentence}</span> : null}
    </>
  );
}

interface PeopleProps {
  slug: string;
  role: string;
  label: string;
  people: PeopleOfRole;
}

/** Leads to the members who have the role. */
function People({ slug, role, label, people: { count, isMore } }: PeopleProps) {
  const words = `${isMore ? "more than " : ""}${count.toLocaleString("en-GB")} ${count === 1 ? "person" : "people"}`;
  if (count === 0) return <span className="block font-normal text-muted">nobody</span>;
  return (
    <Link
      href={`/orgs/${slug}/team?${new URLSearchParams({ role })}`}
      prefetch={false}
      className="inline-flex items-center font-normal whitespace-nowrap text-muted hover:underline max-sm:min-h-10"
    >
      {words}
      <span className="sr-only"> with the role {label}</span>
    </Link>
  );
}
