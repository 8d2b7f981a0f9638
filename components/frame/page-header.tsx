import type { ReactNode } from "react";

export interface PageHeaderProps {
  title: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
}

/** The actions go below a title that they would leave less than a long word's width. */
export function PageHeader({ title, lead, actions }: PageHeaderProps) {
  return (
    <div className="mb-5 flex flex-wrap items-start gap-x-3 gap-y-2">
      <div className="min-w-0 flex-1 basis-48">
        <h1>{title}</h1>
        {lead ? <div className="text-muted tabular-nums">{lead}</div> : null}
      </div>
      {actions ? <div className="flex flex-wrap gap-2 sm:gap-3">{actions}</div> : null}
    </div>
  );
}
