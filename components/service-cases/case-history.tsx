import { LogOut, type LucideIcon, Pencil, RotateCcw, SquareCheck, Undo2, UserCog } from "lucide-react";
import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import { MomentText } from "@/components/ui/moment-text";
import type { CaseEntry } from "@/lib/service-cases/get-case";

interface SaidProps {
  by: { readonly userId: string | null; readonly name: string | null };
  at: string;
  text: string;
}

export const left = "Somebody who has left";

/** What somebody said, as a card beside their picture. */
export function Said({ by: { userId, name }, at, text }: SaidProps) {
  return (
    <div className="flex gap-3">
      <Avatar id={userId ?? ""} name={name ?? "–"} />
      <div className="min-w-0 flex-1 rounded-lg border border-line bg-surface shadow-card">
        <p className="flex flex-wrap items-baseline gap-x-2 border-b border-line px-4 py-2">
          <span className="font-medium wrap-anywhere">{name ?? left}</span>
          <span className="text-sm text-muted">
            <MomentText at={at} isShort />
          </span>
        </p>
        <p className="px-4 py-3 whitespace-pre-wrap wrap-anywhere">{text}</p>
      </div>
    </div>
  );
}

export function Entry({ entry }: { entry: CaseEntry }) {
  if (entry.kind === "comment")
    return <Said by={{ userId: entry.by, name: entry.byName }} at={entry.at} text={entry.body ?? ""} />;
  const { icon: Icon, words } = told(entry.kind, entry);
  return (
    <div className="flex items-start gap-3">
      <span className="grid w-8 shrink-0 place-items-center">
        <span aria-hidden className="grid size-[26px] place-items-center rounded-full bg-sunken text-muted">
          <Icon size={14} />
        </span>
      </span>
      <p className="flex min-w-0 flex-1 flex-wrap items-baseline justify-between gap-x-3 pt-0.5 text-sm text-muted">
        <span className="min-w-0 wrap-anywhere">{words}</span>
        <MomentText at={entry.at} isShort />
      </p>
    </div>
  );
}

type Turn = Exclude<CaseEntry["kind"], "comment">;

const icons: Readonly<Record<Turn, LucideIcon>> = {
  picked_up: UserCog,
  assigned: UserCog,
  released: Undo2,
  freed: LogOut,
  resolved: SquareCheck,
  reopened: RotateCcw,
  edited: Pencil,
};

/** What became of a case, in a sentence. Whoever it was assigned to may be gone, and cannot be named any more. */
function told(kind: Turn, { by, about, byName, aboutName }: CaseEntry): { icon: LucideIcon; words: ReactNode } {
  const who = <b className="font-medium text-ink">{byName ?? left}</b>;
  const isOwn = by === about;
  const words: Readonly<Record<Turn, ReactNode>> = {
    picked_up: <>{who} picked this up. The status is now In progress</>,
    assigned: isOwn ? (
      <>{who} took this over. The status is now In progress</>
    ) : (
      <>
        {who} assigned this to {aboutName ?? "somebody who has left"}. The status is now In progress
      </>
    ),
    released: isOwn ? (
      <>{who} gave this back. The status is now Open</>
    ) : (
      <>
        {who} took this from {aboutName ?? "somebody who has left"}. The status is now Open
      </>
    ),
    freed: aboutName ? (
      <>
        <b className="font-medium text-ink">{aboutName}</b> left. The case is open again
      </>
    ) : (
      <>Whoever it was assigned to has left. The case is open again</>
    ),
    resolved: <>{who} resolved this</>,
    reopened: <>{who} reopened this</>,
    edited: <>{who} edited the title or the description</>,
  };
  return { icon: icons[kind], words: words[kind] };
}
