import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";

interface SecuritySectionProps {
  id: string;
  title: string;
  lead?: ReactNode;
  /** What stands at the right of the heading: a state. */
  state?: ReactNode;
  children: ReactNode;
}

/** One card of the security page. */
export function SecuritySection({ id, title, lead, state, children }: SecuritySectionProps) {
  return (
    <section aria-labelledby={`${id}-title`} id={id}>
      <Card className="grid grid-cols-1 gap-4 p-5 sm:p-6">
        <div className="flex flex-wrap items-baseline justify-between gap-2">
          <h2 id={`${id}-title`}>{title}</h2>
          {state ? <span className="text-sm text-muted">{state}</span> : null}
        </div>
        {lead ? <p className="-mt-2 text-muted">{lead}</p> : null}
        {children}
      </Card>
    </section>
  );
}
