"use client";

import { useEffect } from "react";
import { Note } from "./note";
import { useToast } from "./toast";

/** What was done on the page before, told as any other success is, and once: the address no longer says it afterwards. */
export function Said({ children: said }: { children: string | undefined }) {
  const toast = useToast();

  useEffect(() => {
    if (!said) return;
    toast(said);
    const here = new URL(window.location.href);
    here.searchParams.delete("note");
    window.history.replaceState(null, "", here);
  }, [said, toast]);

  if (!said) return null;
  return (
    <noscript>
      <div role="status" className="mb-4">
        <Note>{said}</Note>
      </div>
    </noscript>
  );
}
