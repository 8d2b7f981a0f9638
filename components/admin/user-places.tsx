import { Card } from "@/components/ui/card";
import { TimeAgo } from "@/components/ui/time-ago";
import type { UserDetails } from "@/lib/admin/get-user";

/** Where somebody belongs and where they are signed in. */
export function UserPlaces({ user }: { user: UserDetails }) {
  const item = "flex flex-wrap justify-between gap-x-4 border-b border-line px-4 py-2.5 last:border-b-0";
  return (
    <>
      <section aria-labelledby="organisations" className="mb-8">
        <h2 id="organisations" className="mb-2.5">
          Organisations
        </h2>
        <Card>
          {user.teams.length === 0 ? <p className="px-4 py-3 text-muted">In no organisation</p> : null}
          <ul>
            {user.teams.map(({ id, name, role }) => (
              <li key={id} className={item}>
                <span className="min-w-0 font-medium wrap-anywhere">{name}</span>
                <span className="text-muted">{role}</span>
              </li>
            ))}
          </ul>
        </Card>
      </section>
      <section aria-labelledby="sessions" className="mb-8">
        <h2 id="sessions" className="mb-2.5">
          Sessions
        </h2>
        <Card>
          {user.sessions.length === 0 ? <p className="px-4 py-3 text-muted">Signed in nowhere</p> : null}
          <ul>
            {user.sessions.map(({ id, browser, ip, lastUsedAt }) => (
              <li key={id} className={item}>
                <span className="min-w-0 font-medium">{browser ?? "Unknown browser"}</span>
                <span className="text-muted">
                  {ip ?? "unknown address"} · last used <TimeAgo at={lastUsedAt} />
                </span>
              </li>
            ))}
          </ul>
        </Card>
      </section>
    </>
  );
}
