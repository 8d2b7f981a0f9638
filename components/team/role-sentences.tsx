import Link from "next/link";
import type { TeamRoles } from "@/lib/roles/list-team-roles";

/** What each role is for. One of the organisation's own leads to its form, for whoever may change it. */
export function RoleSentences({ view }: { view: TeamRoles }) {
  return (
    <dl className="mt-6 grid gap-x-6 gap-y-3 sm:grid-cols-2">
      {view.roles.map(({ name, label, sentence, own }) => (
        <div key={name} className="min-w-0 wrap-anywhere">
          <dt className="font-medium">
            {own && view.mayManage ? (
              <Link href={`/orgs/${view.slug}/team/roles/${name}`} className="link" aria-label={`Change role ${label}`}>
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
  );
}
