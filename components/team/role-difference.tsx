"use client";

import { Minus, Plus } from "lucide-react";
import { useId, useState } from "react";
import type { Changed, RoleChangeSum } from "@/lib/permissions/role-change";

interface RoleDifferenceProps extends RoleChangeSum {
  /** How many people it is about: of several, each permission says how many gain or lose it. */
  people?: number;
}

const shownFirst = 5;

/** Which permissions a change of role gains and loses, before anybody saves it (product.md 4.8). */
export function RoleDifference({ gained, lost, people = 1 }: RoleDifferenceProps) {
  return (
    <div className="grid grid-cols-1 gap-x-4 gap-y-2.5 text-sm sm:grid-cols-2">
      <Changes title={`Gains ${gained.length}`} changed={gained} people={people} isGain />
      <Changes title={`Loses ${lost.length}`} changed={lost} people={people} />
    </div>
  );
}

interface ChangesProps {
  title: string;
  changed: readonly Changed[];
  people: number;
  isGain?: boolean;
}

function Changes({ title, changed, people, isGain = false }: ChangesProps) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const Icon = isGain ? Plus : Minus;
  const more = changed.length - shownFirst;
  return (
    <div className="min-w-0">
      <p id={id} className="font-medium">
        {title}
      </p>
      {changed.length > 0 ? (
        <ul aria-labelledby={id}>
          {(isOpen ? changed : changed.slice(0, shownFirst)).map(({ label, people: some }) => (
            <li key={label} className="flex items-start gap-1.5">
              <Icon
                aria-hidden
                size={13}
                className={`mt-[3px] shrink-0 ${isGain ? "text-accent-text" : "text-danger"}`}
              />
              <span className="min-w-0">
                {label}
                {people > 1 ? (
                  <span className="text-muted tabular-nums"> · {some === people ? "all" : some}</span>
                ) : null}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {more > 0 ? (
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          className="link max-sm:min-h-10"
          aria-label={isOpen ? `${title}: show fewer` : `${title}: and ${more} more`}
        >
          {isOpen ? "Show fewer" : `and ${more} more`}
        </button>
      ) : null}
    </div>
  );
}
