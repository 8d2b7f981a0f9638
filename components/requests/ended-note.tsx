import { DateText } from "@/components/ui/date-text";
import { Note } from "@/components/ui/note";
import type { RequestState } from "@/lib/requests/list-asked-requests";

interface EndedNoteProps {
  how: Exclude<RequestState, "pending">;
  /** ISO 8601. */
  at: string;
  byName: string | null;
  byPlatform?: boolean;
  answer: string | null;
}

const words = {
  approved: "approved this request",
  rejected: "rejected this request",
  withdrawn: "withdrew this request",
  joined: "let them into the project another way",
} as const;

/** For a page that comes too late: what became of the request, by whom and when. */
export function EndedNote({ how, at, byName, byPlatform = false, answer }: EndedNoteProps) {
  return (
    <div className="mb-5">
      <Note title="This request is dealt with.">
        {byName ?? (byPlatform ? "A platform admin" : "Somebody who has left")} {words[how]} on{" "}
        <DateText at={at} format="long" />
        {answer ? `: “${answer}”` : "."}
      </Note>
    </div>
  );
}
