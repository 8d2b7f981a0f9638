import type { ReactNode } from "react";

export interface EmptyStateProps {
  title: ReactNode;
  /** What to do about it. */
  children?: ReactNode;
  icon?: ReactNode;
  action?: ReactNode;
}

export function EmptyState({ title, children, icon, action }: EmptyStateProps) {
  return (
    <div className="grid justify-items-center gap-1 px-6 py-10 text-center">
      {icon ? (
        <span aria-hidden className="mb-2 text-faint">
          {icon}
        </span>
      ) : null}
      <p className="font-medium">{title}</p>
      {children ? <div className="max-w-[48ch] text-muted">{children}</div> : null}
      {action ? <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}
