import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";

interface SecuritySectionProps {
  id: string;
  title: string;
  lead?: ReactNode;
  /** What stands below the heading: a state. */
  state?: ReactNode;
  children: ReactNode;
}

/** One card of the security page: what it is on the left, what can be done on the right; below one another where it is narrow. */
export function SecuritySection({ id, title, lead, state, children }: SecuritySectionProps) {
  return (
    <section aria-labelledby={`${id}-title`} id={id} className="scroll-mt-4">
      <Card className="setting px-5 py-[18px]">
        <div>
          <h2 id={`${id}-title`}>{title}</h2>
          {state ? <p className="font-medium text-sm wrap-anywhere">{state}</p> : null}
          {lead ? <p className="text-sm text-muted">{lead}</p> : null}
        </div>
        <div className="grid min-w-0 grid-cols-1 content-start gap-4">{children}</div>
      </Card>
    </section>
  );
}
