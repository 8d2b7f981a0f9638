"use client";

import { Check } from "lucide-react";
import Link from "next/link";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import { useProjects } from "./use-projects";

interface ProjectChoicesProps {
  /** Of the list of projects, below which each has its own. */
  path: string;
  activeId: string | undefined;
  onChoose: () => void;
}

const row = "flex min-h-10 items-center gap-2 rounded-sm px-2 py-1.5 hover:bg-sunken focus-visible:-outline-offset-2";

/** A search over projects with a link to each. Arrow keys go from one to the next, as Tab does. */
export function ProjectChoices({ path, activeId, onChoose }: ProjectChoicesProps) {
  const [search, setSearch] = useState("");
  const found = useProjects(path, true, search.trim());
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);

  function goOn(event: KeyboardEvent<HTMLElement>) {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const stops = [...event.currentTarget.querySelectorAll<HTMLElement>("input, a")];
    const here = stops.findIndex((stop) => stop.matches(":focus"));
    stops[(here + step + stops.length) % stops.length]?.focus();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears the keys of the field and the links in it, and is none itself
    <div onKeyDown={goOn} className="grid gap-1">
      <search>
        <input
          ref={field}
          type="search"
          aria-label="Search projects"
          placeholder="Search projects"
          value={search}
          onChange={({ target }) => setSearch(target.value)}
          maxLength={200}
          className="field w-full"
        />
      </search>
      {found === null ? (
        <>
          <p role="status" className="sr-only">
            Loading
          </p>
          <Skeleton className="mx-2 my-3 h-4 w-40" />
        </>
      ) : found === "failed" ? (
        <p role="alert" className="px-2 py-1.5 text-muted">
          The projects could not be loaded. Try again, or open the whole list.
        </p>
      ) : (
        <>
          <p role="status" className={found.projects.length > 0 ? "sr-only" : "px-2 py-1.5 text-muted"}>
            {said(found.projects.length, search.trim())}
          </p>
          <ul aria-label="Projects" className="max-h-[min(320px,50dvh)] overflow-y-auto">
            {found.projects.map(({ id, name }) => (
              <li key={id}>
                <Link
                  href={`${path}/${id}`}
                  aria-current={id === activeId ? "true" : undefined}
                  onClick={onChoose}
                  className={row}
                >
                  <span className="min-w-0 flex-1 truncate">{name}</span>
                  {id === activeId ? <Check aria-hidden size={14} className="shrink-0 text-accent-text" /> : null}
                </Link>
              </li>
            ))}
          </ul>
          {found.hasMore ? (
            <p className="px-2 py-1.5 text-sm text-muted">There are more. Search to find them.</p>
          ) : null}
        </>
      )}
      <Link href={path} onClick={onChoose} className={`${row} border-t border-line font-medium`}>
        All projects
      </Link>
    </div>
  );
}

function said(number: number, search: string): string {
  if (number > 0) return number === 1 ? "1 project" : `${number} projects`;
  return search ? "No project matches." : "There is no project that you can open yet.";
}
