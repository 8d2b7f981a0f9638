"use client";

import { refusalSentence, type Sentences } from "@/components/forms/refusal-sentence";
import { outlivedWords } from "@/components/forms/refusals";
import { EmptyState } from "@/components/ui/empty-state";
import { StatusDot } from "@/components/ui/status-dot";
import type { Refused } from "@/lib/kernel/form-state";

export interface Chosen {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
}

/** What became of one: what it was called where it worked, and why not where it did not. */
export interface SeveralRow {
  readonly id: string;
  readonly name: string | null;
  readonly refused: Pick<Refused, "code" | "reason" | "facts"> | null;
}

interface SeveralResultsProps {
  chosen: readonly Chosen[];
  /** Null until it was sent. */
  rows: readonly SeveralRow[] | null;
  done: string;
  sentences: Sentences;
}

/** Everybody whom it is about, and beside each what became of it. */
export function SeveralResults({ chosen, rows, done, sentences }: SeveralResultsProps) {
  const listed = rows === null ? chosen.map((one) => ({ ...one, row: null })) : rows.map((row) => toldOf(row, chosen));
  if (listed.length === 0)
    return <EmptyState title="Nobody is chosen">Tick people or invitations on the team page.</EmptyState>;
  const worked = rows?.filter(({ refused }) => refused === null).length ?? 0;
  return (
    <section aria-label="Chosen" className="rounded-md border border-line">
      {rows === null ? null : (
        <p role="status" className="border-b border-line px-3.5 py-2.5 font-medium">
          {worked} done, {rows.length - worked} not done
        </p>
      )}
      <ul
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
        tabIndex={0}
        aria-label="Everybody whom it is about"
        className="max-h-[420px] overflow-y-auto"
      >
        {listed.map(({ id, name, email, row }) => (
          <li
            key={id}
            className="flex flex-col gap-x-4 border-b border-line px-3.5 py-2 last:border-b-0 sm:flex-row sm:flex-wrap sm:justify-between"
          >
            <span className="min-w-0 wrap-anywhere">
              <span className="font-medium">{name}</span>
              {email ? <span className="text-muted"> · {email}</span> : null}
            </span>
            {row === null ? null : (
              <StatusDot on={row.refused === null}>
                {row.refused === null ? done : refusalSentence(row.refused, sentences, outlivedWords)}
              </StatusDot>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function toldOf(row: SeveralRow, chosen: readonly Chosen[]) {
  const known = chosen.find(({ id }) => id === row.id);
  return { id: row.id, name: known?.name ?? row.name ?? "No longer here", email: known?.email ?? null, row };
}
