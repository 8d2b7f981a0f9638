import type { ReactNode } from "react";

export interface FactListProps {
  facts: readonly { term: string; detail: ReactNode }[];
}

/** Terms on the left, what they are on the right, between two lines. */
export function FactList({ facts }: FactListProps) {
  return (
    <dl className="grid grid-cols-[96px_minmax(0,1fr)] gap-x-3 gap-y-2.5 border-y border-line py-4">
      {facts.map(({ term, detail }) => (
        <div key={term} className="contents">
          <dt className="text-muted">{term}</dt>
          <dd>{detail}</dd>
        </div>
      ))}
    </dl>
  );
}
