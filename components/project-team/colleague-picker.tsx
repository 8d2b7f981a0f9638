import Link from "next/link";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { Person } from "@/components/ui/person";
import { SearchForm } from "@/components/ui/search-form";
import { projectPlace } from "@/lib/kernel/project-place";
import type { ProjectInviteView } from "@/lib/project-team/get-project-invite";

interface ColleaguePickerProps {
  view: ProjectInviteView;
  search: string;
  /** Somebody is looked for who shall manage the project, also among those who are in it. */
  asManager: boolean;
}

/** People of the organisation, each chosen by a link, found by a search: who is in the project's team, and who is not. */
export function ColleaguePicker({ view, search, asManager }: ColleaguePickerProps) {
  const { colleagues, teammates, organisationName, slug, project } = view;
  const isEmpty = colleagues.length + teammates.length === 0;
  if (isEmpty && search === "") return null;
  const path = `/orgs/${projectPlace(slug, project.id)}/users`;
  const manager = asManager ? "?as=manager" : "";
  return (
    <>
      <SearchForm
        path={`${path}/invite`}
        label="Search colleagues"
        placeholder="Search by name or email"
        search={search}
        kept={asManager ? { as: "manager" } : {}}
      />
      <People id="teammates" title="In the project’s team" people={teammates}>
        {({ userId, name }) => (
          <Link href={`${path}/${userId}${manager}`} className="link shrink-0 py-2 text-sm font-medium">
            Choose<span className="sr-only"> {name}</span>
          </Link>
        )}
      </People>
      <People id="colleagues" title={`Somebody in ${organisationName}`} people={colleagues}>
        {({ userId, name }) => (
          <Link href={`${path}/invite/${userId}${manager}`} className="link shrink-0 py-2 text-sm font-medium">
            Invite<span className="sr-only"> {name}</span>
          </Link>
        )}
      </People>
      {isEmpty ? (
        <Card className="mb-6">
          <p className="p-4 text-muted">
            {asManager
              ? "Nobody else matches: whoever manages the project or is invited already is not listed."
              : "Nobody outside the project matches."}
          </p>
        </Card>
      ) : null}
    </>
  );
}

type Colleague = ProjectInviteView["colleagues"][number];

interface PeopleProps {
  id: string;
  title: string;
  people: readonly Colleague[];
  /** How one is chosen. */
  children: (person: Colleague) => ReactNode;
}

function People({ id, title, people, children }: PeopleProps) {
  if (people.length === 0) return null;
  return (
    <section aria-labelledby={id} className="mb-6">
      <h2 id={id} className="mb-2.5 wrap-anywhere">
        {title}
      </h2>
      <Card>
        <ul>
          {people.map((person) => (
            <li
              key={person.userId}
              className="flex items-center gap-3 border-b border-line px-4 py-2.5 last:border-b-0"
            >
              <div className="min-w-0 flex-1">
                <Person person={person} />
              </div>
              {children(person)}
            </li>
          ))}
        </ul>
      </Card>
    </section>
  );
}
