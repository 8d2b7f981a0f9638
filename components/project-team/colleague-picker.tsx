import Link from "next/link";
import { Avatar } from "@/components/ui/avatar";
import { Card } from "@/components/ui/card";
import { SearchForm } from "@/components/ui/search-form";
import { projectPlace } from "@/lib/kernel/project-place";
import type { ProjectInviteView } from "@/lib/project-team/get-project-invite";

interface ColleaguePickerProps {
  view: ProjectInviteView;
  search: string;
  /** Somebody is looked for who shall manage the project. */
  asManager: boolean;
}

/** Members of the organisation who are not in the project: chosen by a link, found by a search. */
export function ColleaguePicker({ view, search, asManager }: ColleaguePickerProps) {
  const { colleagues, organisationName, slug, project } = view;
  if (colleagues.length === 0 && search === "") return null;
  const path = `/orgs/${projectPlace(slug, project.id)}/users/invite`;
  return (
    <section aria-labelledby="colleagues" className="mb-6">
      <h2 id="colleagues" className="mb-2.5">
        Somebody in {organisationName}
      </h2>
      <SearchForm path={path} label="Search colleagues" placeholder="Search by name or email" search={search} />
      <Card>
        {colleagues.length === 0 ? (
          <p className="p-4 text-muted">Nobody outside the project matches.</p>
        ) : (
          <ul>
            {colleagues.map(({ userId, name, email }) => (
              <li key={userId} className="flex items-center gap-3 border-b border-line px-4 py-2.5 last:border-b-0">
                <Avatar id={userId} name={name} />
                <div className="min-w-0 flex-1">
                  <div className="truncate font-medium">{name}</div>
                  <div className="truncate text-sm text-muted">{email}</div>
                </div>
                <Link
                  href={`${path}/${userId}${asManager ? "?as=manager" : ""}`}
                  className="link shrink-0 py-2 text-sm font-medium"
                >
                  Invite<span className="sr-only"> {name}</span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </section>
  );
}
