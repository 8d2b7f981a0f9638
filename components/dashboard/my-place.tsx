import Link from "next/link";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { Person } from "@/components/ui/person";
import { StatusDot } from "@/components/ui/status-dot";
import type { DashboardView } from "@/lib/dashboard/get-dashboard";
import type { MyPlace as Place } from "@/lib/dashboard/get-my-place";
import { twoFactorLabels } from "@/lib/members/labels";
import { setUpPath } from "./set-up-path";

interface MyPlaceProps {
  dashboard: DashboardView;
  place: Place;
}

/** For whoever does not run the team: whom to ask, what is theirs, and how safe their account is. */
export function MyPlace({ dashboard, place }: MyPlaceProps) {
  const { slug, role, you } = dashboard;
  const { runs, projects, hasMoreProjects } = place;
  return (
    <div className="mb-8 grid items-start gap-4 lg:grid-cols-2">
      <Part id="runs" title="Who runs this team">
        <ul>
          {runs.map((person) => (
            <li
              key={person.userId}
              className="flex flex-wrap items-center justify-between gap-x-3 border-t border-line px-4 py-2.5"
            >
              <Person person={person} />
              <span className="text-sm text-muted max-sm:pl-11">{person.role}</span>
            </li>
          ))}
        </ul>
      </Part>
      <Part id="mine" title="My projects">
        {projects.length > 0 ? (
          <ul>
            {projects.map(({ id, name }) => (
              <li key={id} className="border-t border-line px-4 wrap-anywhere">
                <Link href={`/orgs/${slug}/projects/${id}`} className="link inline-block py-2.5">
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        ) : (
          <p className="border-t border-line px-4 py-3 text-muted">
            You are in no project yet. The people who run this team can add you.
          </p>
        )}
        {hasMoreProjects ? (
          <p className="border-t border-line px-4 py-2.5">
            <Link href={`/orgs/${slug}/projects`} className="link">
              All projects
            </Link>
          </p>
        ) : null}
      </Part>
      <Part id="role" title="What my role may do">
        <p className="border-t border-line px-4 py-3">
          <b>{role.label}.</b> {role.sentence}
          <Link href={`/orgs/${slug}/team/${you.memberId}`} className="link mt-1 block w-fit py-1">
            My membership
          </Link>
        </p>
      </Part>
      <Part id="security" title="My security">
        <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 border-t border-line px-4 py-3">
          <span>
            Two-factor authentication: <StatusDot on={you.hasTwoFactor}>{twoFactorLabels[you.state]}</StatusDot>
          </span>
          {you.hasTwoFactor ? (
            <Link href="/profile/security" className="link">
              Security
            </Link>
          ) : (
            <Link href={setUpPath(slug)} className="link">
              Set it up
            </Link>
          )}
        </div>
      </Part>
    </div>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id}>
      <Card>
        <h2 id={id} className="px-4 py-3">
          {title}
        </h2>
        {children}
      </Card>
    </section>
  );
}
