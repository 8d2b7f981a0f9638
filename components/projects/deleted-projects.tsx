import Link from "next/link";
import { CommandForm } from "@/components/forms/command-form";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import { TimeAgo } from "@/components/ui/time-ago";
import type { FormAction } from "@/lib/kernel/form-state";
import type { DeletedProjects as View } from "@/lib/projects/list-deleted-projects";
import { projectRefusals } from "./refusals";

/** For whoever may delete: what can still be taken back. */
export function DeletedProjects({ view, restore }: { view: View; restore: FormAction<null> }) {
  const { slug, projects, next } = view;
  if (projects.length === 0) return null;
  return (
    <section aria-labelledby="deleted" className="mt-8">
      <h2 id="deleted" className="mb-2.5">
        Deleted in the last 30 days
      </h2>
      <Card>
        <ul>
          {projects.map(({ id, name, deletedAt, deletedBy }) => (
            <li key={id} className="border-b border-line px-4 py-3 last:border-b-0">
              <CommandForm
                action={restore}
                sentences={projectRefusals.restore_project}
                hidden={{ organisation: slug, projectId: id }}
              >
                <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
                  <div className="min-w-0">
                    <p className="font-medium wrap-anywhere">{name}</p>
                    <p className="text-sm text-muted">
                      Deleted by {deletedBy ?? "somebody who has left"} <TimeAgo at={deletedAt} />
                    </p>
                  </div>
                  <SubmitButton variant="secondary">
                    Restore <span className="sr-only">{name}</span>
                  </SubmitButton>
                </div>
              </CommandForm>
            </li>
          ))}
        </ul>
      </Card>
      {next ? (
        <Link
          href={`/orgs/${slug}/projects?${new URLSearchParams({ deleted: next })}`}
          className={`${buttonClass("secondary")} mt-3`}
        >
          Show more
        </Link>
      ) : null}
    </section>
  );
}
