import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { configuration } from "@/app/_server/configuration";
import { database } from "@/app/_server/database";
import { directory } from "@/app/_server/directory";
import { SkipLink } from "@/components/frame/skip-link";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { readDirectory } from "@/lib/operations/read-directory";

export const metadata: Metadata = { title: "Demo directory" };

/** What the demo's directory holds, asked of it and not of us. Exists in demo mode only, where there is a directory. */
export default async function DemoDirectoryPage() {
  const { demo, directory: place } = configuration();
  if (!demo || !place) notFound();
  const groups = await readDirectory(database(), await directory());
  return (
    <>
      <SkipLink />
      <main id="main" tabIndex={-1} className="mx-auto grid max-w-[760px] grid-cols-1 gap-4 px-4 py-8">
        <h1>Demo directory</h1>
        <p className="text-muted">
          The groups in the user pool {place.pool}, as the directory itself tells them. Reload to see what has changed.
        </p>
        {groups === null ? (
          <Card>
            <EmptyState title="The directory does not answer">Reload the page in a moment.</EmptyState>
          </Card>
        ) : groups.length === 0 ? (
          <Card>
            <EmptyState title="No group yet">Rollcall makes them within a minute of its start.</EmptyState>
          </Card>
        ) : (
          groups.map(({ group, organisation, people }) => (
            <Card key={group} className="p-5">
              <h2>{organisation}</h2>
              <p className="mb-3 text-sm text-muted wrap-anywhere">Group {group}</p>
              {people.length === 0 ? (
                <p>Nobody is in it.</p>
              ) : (
                <ul aria-label={`People in the group of ${organisation}`} className="grid gap-1">
                  {people.map((person) => (
                    <li key={person} className="wrap-anywhere">
                      {person}
                    </li>
                  ))}
                </ul>
              )}
            </Card>
          ))
        )}
      </main>
    </>
  );
}
