"use client";

import { useEffect, useState } from "react";
import type { ActiveProject } from "./active-project";

export interface FoundProjects {
  readonly projects: readonly ActiveProject[];
  /** There are more than these; a search finds them. */
  readonly hasMore: boolean;
}

/** Typing does not ask at every letter. */
const pauseMs = 200;

/** The projects that match, once somebody wants to see them; null on their way, "failed" where no answer came. */
export function useProjects(path: string, isAsked: boolean, search: string): FoundProjects | "failed" | null {
  const [found, setFound] = useState<FoundProjects | "failed" | null>(null);
  useEffect(() => {
    if (!isAsked) return;
    const leaving = new AbortController();
    const ask = () =>
      fetch(`${path}/names?${new URLSearchParams({ search })}`, { signal: leaving.signal, redirect: "error" })
        .then(async (answer) => {
          if (!answer.ok) throw new Error("refused");
          setFound((await answer.json()) as FoundProjects);
        })
        .catch(() => {
          if (!leaving.signal.aborted) setFound("failed");
        });
    const timer = setTimeout(ask, search === "" ? 0 : pauseMs);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [path, isAsked, search]);
  return found;
}
