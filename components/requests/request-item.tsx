import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";

interface RequestItemProps {
  person: { readonly userId: string; readonly name: string };
  title: ReactNode;
  /** When and who, below the title. */
  about: ReactNode;
  /** What one does about it, or what became of it. */
  aside: ReactNode;
  children?: ReactNode;
}

/** One request in a list: who, what, when, and on the right what to do. */
export function RequestItem({ person, title, about, aside, children }: RequestItemProps) {
  return (
    <li className="flex gap-3.5 border-b border-line p-4 last:border-b-0">
      <Avatar id={person.userId} name={person.name} />
      <div className="flex min-w-0 flex-1 flex-wrap items-start justify-between gap-x-4 gap-y-2.5">
        <div className="min-w-0 flex-1 basis-60">
          <div className="font-medium wrap-anywhere">{title}</div>
          <div className="text-sm text-muted wrap-anywhere">{about}</div>
          {children}
        </div>
        <div className="flex flex-wrap items-center gap-2">{aside}</div>
      </div>
    </li>
  );
}
