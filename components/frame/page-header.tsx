import type { ReactNode } from "react";

export interface PageHeaderProps {
  title: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  /** For a page whose content should begin early: the lead stands beside the title, and less air round both. */
  isTight?: boolean;
}

/** The actions go below a title that they would leave less than a long word's width. */
export function PageHeader({ title, lead, actions, isTight = false }: PageHeaderProps) {
  const [air, beside] = isTight
    ? ["mb-0.5 sm:-mt-[18px]", "sm:flex sm:flex-wrap sm:items-baseline sm:gap-x-3"]
    : ["mb-5", ""];
  return (
    <div className={`flex flex-wrap items-start gap-x-3 gap-y-2 ${air}`}>
      <div className={`min-w-0 flex-1 basis-48 ${beside}`}>
        <h1>{title}</h1>
        {lead ? <div className="text-muted tabular-nums">{lead}</div> : null}
      </div>
      {actions ? <div className="flex flex-wrap gap-2 sm:gap-3">{actions}</div> : null}
    </div>
  );
}
