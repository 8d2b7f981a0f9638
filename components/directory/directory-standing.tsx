import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { FactList } from "@/components/ui/fact-list";
import { Note } from "@/components/ui/note";
import { TimeAgo } from "@/components/ui/time-ago";
import type { DirectoryView } from "@/lib/directory/get-directory";
import { groupReasonWords } from "./reasons";
import { type RetryAction, RetryButton } from "./retry-button";

/** How far the organisation's group in the directory is, and what keeps Rollcall from it. */
export function DirectoryStanding({ directory, retry }: { directory: DirectoryView; retry: RetryAction }) {
  const { slug, pool, group, isMade, failing, counts } = directory;
  const { members, inGroup, waiting, notInDirectory, failed, leaving } = counts;
  return (
    <Card className="grid grid-cols-1 gap-5 p-6">
      {failing ? (
        <Note
          tone="warn"
          title={groupReasonWords(failing.reason)}
          action={<RetryButton slug={slug} retry={retry} one={null} />}
        >
          {failing.code ? `Its word for it: ${failing.code}. ` : ""}This began <TimeAgo at={failing.since} />. Rollcall
          tries again automatically, {failing.nextAt ? <TimeAgo at={failing.nextAt} /> : "as soon as it can"}. Nobody is
          kept from joining or leaving.
        </Note>
      ) : null}
      {isMade || failing ? null : (
        <Note>The group has not been made yet. Rollcall comes to it within a few minutes of its start.</Note>
      )}
      <div>
        <progress
          value={inGroup}
          max={Math.max(members, 1)}
          className="h-2 w-full"
          aria-label="Members in the directory group"
        />
        <p className="mt-1 tabular-nums">
          {inGroup} of {members} members in the group
        </p>
      </div>
      <FactList
        plain
        facts={[
          { term: "Waiting", detail: waiting === 0 ? "Nobody" : `${waiting} to be put in` },
          ...(leaving > 0 ? [{ term: "Leaving", detail: `${leaving} to be taken out` }] : []),
          { term: "Not found", detail: notInDirectory === 0 ? "Nobody" : `${notInDirectory} not in the directory` },
          { term: "Failed", detail: failed === 0 ? "Nobody" : String(failed) },
          { term: "User pool", detail: pool },
          {
            term: "Group",
            detail: (
              <span className="inline-flex flex-wrap items-center gap-x-3 gap-y-1">
                <code className="wrap-anywhere">{group}</code>
                <CopyButton text={group} label="Copy" />
              </span>
            ),
          },
        ]}
      />
    </Card>
  );
}
