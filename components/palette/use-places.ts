"use client";

import { useEffect, useState } from "react";
import type { FoundPlaces } from "./destinations";

/** Typing does not ask at every letter. */
const pauseMs = 150;

export interface Places {
  /** The last answer, which stays until the next one is there. */
  readonly found: FoundPlaces | null;
  readonly isAsking: boolean;
  readonly hasFailed: boolean;
}

/** What the server finds in an organisation; nothing outside of one. An answer that comes too late is not shown. */
export function usePlaces(slug: string | null, search: string): Places {
  const [places, setPlaces] = useState<Places>({ found: null, isAsking: slug !== null, hasFailed: false });
  useEffect(() => {
    if (slug === null) return;
    const leaving = new AbortController();
    setPlaces((before) => ({ ...before, isAsking: true }));
    const ask = () =>
      fetch(`/orgs/${slug}/find?${new URLSearchParams({ search })}`, { signal: leaving.signal, redirect: "error" })
        .then(async (answer) => {
          if (!answer.ok) throw new Error("refused");
          setPlaces({ found: (await answer.json()) as FoundPlaces, isAsking: false, hasFailed: false });
        })
        .catch(() => {
          if (!leaving.signal.aborted) setPlaces(({ found }) => ({ found, isAsking: false, hasFailed: true }));
        });
    const timer = setTimeout(ask, search === "" ? 0 : pauseMs);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [slug, search]);
  return places;
}
