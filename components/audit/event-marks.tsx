import { UserRound } from "lucide-react";
import { Avatar } from "@/components/ui/avatar";
import type { EventLine } from "@/lib/audit-log/event-line";
import { GroupIcon } from "./group-icon";

/** What an entry is about and whose it is, as two pictures in front of the sentence, which says both. */
export function EventMarks({ group, person }: Pick<EventLine, "group" | "person">) {
  return (
    <span aria-hidden className="flex shrink-0 items-center gap-2.5">
      <GroupIcon group={group} />
      {person ? (
        <Avatar id={person.id} name={person.name} size="sm" />
      ) : (
        <span className="grid size-[26px] place-items-center rounded-full border border-line text-faint">
          <UserRound size={14} />
        </span>
      )}
    </span>
  );
}
