import { reasonWords } from "@/components/directory/reasons";
import { type RetryAction, RetryButton } from "@/components/directory/retry-button";
import { StatusDot } from "@/components/ui/status-dot";
import { TimeAgo } from "@/components/ui/time-ago";
import { directoryLabels } from "@/lib/directory/labels";
import type { MemberView } from "@/lib/members/get-member";

interface DirectoryFactProps {
  view: MemberView;
  directory: NonNullable<MemberView["directory"]>;
  retry: RetryAction;
}

/** Whether they are in the organisation's group of the directory, and if not, why and what can be done. */
export function DirectoryFact({ view, directory: { standing, mayRetry }, retry }: DirectoryFactProps) {
  const { slug, member } = view;
  if (!standing) return <StatusDot on={false}>{directoryLabels.waiting}</StatusDot>;
  const { id, state, reason, code, nextAt } = standing;
  const isOpen = state === "failed" || state === "not_in_directory";
  return (
    <div className="grid justify-items-start gap-2">
      <StatusDot on={state === "in_group"}>{directoryLabels[state]}</StatusDot>
      {isOpen ? (
        <p className="text-sm text-muted">
          {reason
            ? `${reasonWords(reason)}${code ? ` (${code})` : ""} `
            : `Nobody there has ${member.isYou ? "your" : "this"} address. `}
          {nextAt ? (
            <>
              Rollcall looks again <TimeAgo at={nextAt} />.
            </>
          ) : null}
        </p>
      ) : null}
      {isOpen && mayRetry ? <RetryButton slug={slug} retry={retry} one={{ id, name: member.name }} /> : null}
    </div>
  );
}
