import type { ReactNode } from "react";

interface SectionProps {
  id: string;
  title: string;
  /** How many, after the title. */
  count?: number;
  /** What leads on, at the right. */
  more?: ReactNode;
  children: ReactNode;
}

export function Section({ id, title, count, more, children }: SectionProps) {
  return (
    <section aria-labelledby={id}>
      <div className="mb-2.5 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id={id} aria-label={title} className="scroll-mt-4">
          {title}{" "}
          {count === undefined ? null : <span className="ml-1 font-normal text-muted tabular-nums">{count}</span>}
        </h2>
        {more}
      </div>
      {children}
    </section>
  );
}
