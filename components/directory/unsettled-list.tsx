import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { TimeAgo } from "@/components/ui/time-ago";
import type { DirectoryView } from "@/lib/directory/get-directory";
import { directoryLabels } from "@/lib/directory/labels";
import { reasonWords } from "./reasons";
import { type RetryAction, RetryButton } from "./retry-button";

interface UnsettledListProps {
  directory: DirectoryView;
  isFirstPage: boolean;
  retry: RetryAction;
}

/** Who is not in the group yet, or not out of it: why, when Rollcall tries again, and a way to have it tried now. */
export function UnsettledList({ directory, isFirstPage, retry }: UnsettledListProps) {
  const { slug, isMade, failing, counts, unsettled, next } = directory;
  const path = `/orgs/${slug}/settings/directory`;
  return (
    <section aria-labelledby="unsettled" className="mt-8">
      <div className="mb-2.5 flex flex-wrap items-center justify-between gap-3">
        <h2 id="unsettled">Not settled yet</h2>
        {counts.notInDirectory + counts.failed > 0 && !failing ? (
          <RetryButton slug={slug} retry={retry} one={null} />
        ) : null}
      </div>
      <Card>
        {unsettled.length === 0 && isFirstPage ? (
          isMade ? (
            <EmptyState title="Everybody is where they belong">
              Members are in the group, and who left is out of it.
            </EmptyState>
          ) : (
            <EmptyState title="Nobody yet">Everybody is put in once the group is made.</EmptyState>
          )
        ) : (
          <ul aria-labelledby="unsettled">
            {unsettled.map((one) => (
              <Unsettled key={one.id} slug={slug} one={one} retry={retry} />
            ))}
            {unsettled.length === 0 ? <li className="px-4 py-3 text-muted">Nobody more.</li> : null}
          </ul>
        )}
        {next || !isFirstPage ? (
          <div className="flex justify-end gap-2 border-t border-line px-4 py-2.5">
            {isFirstPage ? null : (
              <Link href={path} className={buttonClass("secondary", "sm")}>
                First
              </Link>
            )}
            {next ? (
              <Link href={`${path}?${new URLSearchParams({ after: next })}`} className={buttonClass("secondary", "sm")}>
                Next
              </Link>
            ) : null}
          </div>
        ) : null}
      </Card>
    </section>
  );
}

type One = DirectoryView["unsettled"][number];

function Unsettled({ slug, one, retry }: { slug: string; one: One; retry: RetryAction }) {
  const { id, name, email, memberId, state, belongs, reason, code, nextAt } = one;
  const mayRetry = state === "failed" || state === "not_in_directory";
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 border-b border-line px-4 py-3 last:border-b-0">
      <div className="min-w-0 flex-1 basis-48">
        <div className="font-medium wrap-anywhere">
          {memberId ? (
            <Link href={`/orgs/${slug}/team/${memberId}`} className="hover:underline">
              {name}
            </Link>
          ) : (
            name
          )}
        </div>
        {email ? <div className="text-sm text-muted wrap-anywhere">{email}</div> : null}
        <div className="mt-0.5 text-sm">
          {belongs
            ? directoryLabels[state]
            : state === "failed"
              ? "Left, and still in the group"
              : "Left, waits to be taken out"}
          {reason ? `. ${reasonWords(reason)}` : ""}
          {code ? ` (${code})` : ""}
          {mayRetry && nextAt ? (
            <span className="text-muted">
              {" "}
              · Rollcall tries again <TimeAgo at={nextAt} />
            </span>
          ) : null}
        </div>
      </div>
      {mayRetry ? <RetryButton slug={slug} retry={retry} one={{ id, name }} /> : null}
    </li>
  );
}
