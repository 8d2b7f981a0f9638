import { CircleCheck, Info, OctagonAlert, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

export type NoteTone = "ok" | "info" | "warn" | "danger";

const tones: Record<NoteTone, string> = {
  ok: "bg-accent-soft text-accent-text",
  info: "bg-info-soft text-info",
  warn: "bg-warn-soft text-warn",
  danger: "bg-danger-soft text-danger",
};
const icons = { ok: CircleCheck, info: Info, warn: TriangleAlert, danger: OctagonAlert } as const;

export interface NoteProps {
  tone?: NoteTone;
  title?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}

export function Note({ tone = "info", title, children, action }: NoteProps) {
  const Icon = icons[tone];
  return (
    <div
      className={`flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border border-transparent wrap-anywhere px-4 py-[11px] ${tones[tone]}`}
    >
      <Icon aria-hidden size={16} className="mt-0.5 shrink-0 self-start" />
      <div className="min-w-0 flex-1 basis-48">
        {title ? <b>{title}</b> : null}
        {title && children ? " " : null}
        {children}
      </div>
      {action}
    </div>
  );
}
