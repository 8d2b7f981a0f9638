"use client";

import { useLinkStatus } from "next/link";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { PageSkeleton } from "@/components/ui/skeleton";

const OnItsWay = createContext<(isSlow: boolean) => void>(() => {});

/** Quicker than this a skeleton would only flicker. */
const slowAfterMs = 150;

/**
 * A skeleton in the page's place while a link of the navigation is being followed. Not Next's `loading.tsx`: that one also
 * wraps the first answer, whose real content then waits in a hidden element for a script, for ever without JavaScript.
 */
export function PageOnItsWay({ nav, children }: { nav: ReactNode; children: ReactNode }) {
  const [isSlow, setSlow] = useState(false);
  return (
    <OnItsWay value={setSlow}>
      {nav}
      <main id="main" tabIndex={-1} className="mx-auto max-w-[1080px] px-4 pt-5 pb-16 sm:px-6 sm:pt-8">
        {isSlow ? <PageSkeleton /> : null}
        <div hidden={isSlow}>{children}</div>
      </main>
    </OnItsWay>
  );
}

/** Inside a link: says when its page takes long. */
export function SaysWhenSlow() {
  const { pending } = useLinkStatus();
  const setSlow = useContext(OnItsWay);
  useEffect(() => {
    if (!pending) return;
    const timer = setTimeout(() => setSlow(true), slowAfterMs);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [pending, setSlow]);
  return null;
}
