import type { ReactNode } from "react";

export interface FactListProps {
  facts: readonly { term: string; detail: ReactNode }[];
  /** In a card of its own the card's edges are lines enough. */
  plain?: boolean;
}

/** Terms on the left, what they are on the right, between two lines. */
export function FactList({ facts, plain = false }: FactListProps) {
  const look = plain ? "grid-cols-[108px_minmax(0,1fr)]" : "grid-cols-[96px_minmax(0,1fr)] border-y border-line py-4";
  return (
    <dl className={`grid gap-x-3 gap-y-2.5 ${look}`}>
      {facts.map(({ term, detail }) => (
        <div key={term} className="contents">
          <dt className="text-muted">{term}</dt>
          <dd className="wrap-anywhere">{detail}</dd>
        </div>
      ))}
    </dl>
  );
}
