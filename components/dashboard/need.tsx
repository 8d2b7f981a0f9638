import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

export type NeedTone = "danger" | "warn" | "plain";

const tones: Readonly<Record<NeedTone, string>> = {
  danger: "bg-danger-soft text-danger",
  warn: "bg-warn-soft text-warn",
  plain: "bg-sunken text-muted",
};

interface NeedProps {
  icon: LucideIcon;
  tone?: NeedTone;
  title: ReactNode;
  children: ReactNode;
  /** What settles it, from here. */
  act?: ReactNode;
}

/** One thing that waits for somebody: what it is, why it matters, and what they can do about it. */
export function Need({ icon: Icon, tone = "plain", title, children, act }: NeedProps) {
  return (
    <li className="flex items-start gap-3 border-b border-line p-4 last:border-b-0">
      <span aria-hidden className={`grid size-8 shrink-0 place-items-center rounded-full ${tones[tone]}`}>
        <Icon size={16} />
      </span>
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-56 wrap-anywhere">
          <p className="font-semibold">{title}</p>
          <div className="text-muted">{children}</div>
        </div>
        {act}
      </div>
    </li>
  );
}

/** Several of a kind in one need, each with its own act. */
export function NeedItems({ children }: { children: ReactNode }) {
  return <ul className="mt-1 grid gap-1.5 max-sm:gap-3">{children}</ul>;
}

export function NeedItem({ children, act }: { children: ReactNode; act: ReactNode }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
      <span className="min-w-0 wrap-anywhere">{children}</span>
      {act}
    </li>
  );
}
