import Link from "next/link";
import { PageHeader } from "@/components/frame/page-header";
import { Crumbs } from "@/components/templates/crumbs";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Note } from "@/components/ui/note";
import { SearchForm } from "@/components/ui/search-form";
import type { FolderPeople } from "@/lib/folders/list-folder-people";
import type { FormAction } from "@/lib/kernel/form-state";
import { projectPlace } from "@/lib/kernel/project-place";
import { PeopleForm } from "./people-form";

interface PeoplePageProps {
  view: FolderPeople;
  search: string;
  action: FormAction<null>;
}

export function PeoplePage({ view, search, action }: PeoplePageProps) {
  const base = `/orgs/${projectPlace(view.slug, view.projectId)}/templates`;
  const here = `${base}/folders/${view.folder.id}/people`;
  const more = `${here}?${new URLSearchParams({ ...(search ? { search } : {}), after: view.next ?? "" })}`;
  return (
    <>
      <Crumbs base={base} path={view.path} here="Who sees it" />
      <PageHeader
        title={`Who sees ${view.folder.name}`}
        lead="Folders in it have people of their own. Owners and administrators see every folder."
      />
      {view.isRestricted ? null : (
        <div className="mb-4">
          <Note>Folder permissions are off in this project’s settings, so everybody sees every folder.</Note>
        </div>
      )}
      <SearchForm path={here} label="Search people" placeholder="Name or address" search={search} />
      <Card className="max-w-[640px] p-6">
        {view.people.length === 0 ? (
          <EmptyState title={search ? "Nobody matches" : "Nobody is in this project’s team yet"} />
        ) : (
          // Another page of people is another form.
          <PeopleForm key={view.people.map(({ placeId }) => placeId).join()} view={view} action={action} />
        )}
      </Card>
      {view.next ? (
        <p className="mt-4">
          <Link href={more} className={buttonClass("secondary")}>
            Show more people
          </Link>
        </p>
      ) : null}
    </>
  );
}
