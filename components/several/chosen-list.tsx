"use client";

import { refusalSentence, type Sentences } from "@/components/forms/refusal-sentence";
import { outlivedWords } from "@/components/forms/refusals";
import { EmptyState } from "@/components/ui/empty-state";
import { StatusDot } from "@/components/ui/status-dot";
import { useHydrated } from "@/components/ui/use-hydrated";
import type { SeveralRow } from "./several-row";

export interface ChosenOne {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  /** The fingerprint of what the page says of them. */
  readonly seen?: string;
  /** What they are now: "Technician". */
  readonly about?: string;
}

interface ChosenListProps {
  chosen: readonly ChosenOne[];
  /** What became of those about whom there is an answer. */
  rows: ReadonlyMap<string, SeveralRow>;
  ticked: ReadonlySet<string>;
  onTick: (id: string, isTicked: boolean) => void;
  /** What is said of each for which it worked. */
  done: string;
  sentences: Sentences;
}

/** Kept where there is none, so that names stand below one another and nothing moves when the boxes come. */
const box = "-my-2 -ml-2 grid size-10 shrink-0 place-items-center";

/** Everybody whom it is about, and beside each what became of it. Whoever was refused stays ticked. */
export function ChosenList({ chosen, rows, ticked, onTick, done, sentences }: ChosenListProps) {
  const hydrated = useHydrated();
  const all = [...chosen, ...unknown(rows, chosen)];
  if (all.length === 0) return <EmptyState title="Nobody is chosen">Go back and tick the ones you mean.</EmptyState>;
  const worked = Array.from(rows.values()).filter(({ refused }) => refused === null).length;
  return (
    <section aria-label="Chosen" className="overflow-hidden rounded-md border border-line">
      <p role="status" className="border-b border-line bg-sunken px-3.5 py-2.5 font-medium tabular-nums">
        {rows.size === 0 ? `${ticked.size} chosen` : `${worked} done, ${rows.size - worked} not done`}
      </p>
      <ul
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
        tabIndex={0}
        aria-label="Everybody whom it is about"
        className="max-h-[420px] overflow-y-auto"
      >
        {all.map(({ id, name, email, about }) => {
          const row = rows.get(id);
          const isDone = row?.refused === null;
          return (
            <li key={id} className="flex gap-3 border-b border-line px-3.5 py-2 last:border-b-0">
              {hydrated && !isDone ? (
                <label className={box}>
                  <input
                    type="checkbox"
                    checked={ticked.has(id)}
                    onChange={(event) => onTick(id, event.target.checked)}
                    aria-label={`Choose ${name}`}
                  />
                </label>
              ) : (
                <span className={box} />
              )}
              <div className="flex min-w-0 flex-1 flex-col gap-x-4 sm:flex-row sm:flex-wrap sm:justify-between">
                <span className="min-w-0 wrap-anywhere">
                  <span className="font-medium">{name}</span>
                  {email ? <span className="text-muted"> · {email}</span> : null}
                </span>
                {row === undefined ? (
                  <span className="text-muted">{about}</span>
                ) : (
                  <StatusDot on={isDone}>
                    {row.refused === null ? done : refusalSentence(row.refused, sentences, outlivedWords)}
                  </StatusDot>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Whoever the page no longer knows: without JavaScript it was drawn anew, without those who are gone. */
function unknown(rows: ReadonlyMap<string, SeveralRow>, chosen: readonly ChosenOne[]): ChosenOne[] {
  const known = new Set(chosen.map(({ id }) => id));
  return Array.from(rows.values())
    .filter(({ id }) => !known.has(id))
    .map(({ id, name }) => ({ id, name: name ?? "No longer here", email: null }));
}
