"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const everyMs = 4_000;
/** Whoever leaves the page open is not asked for for ever. */
const mostTimes = 150;

/** Draws the page anew every few seconds while there is something to watch, and while somebody looks. */
export function WatchProgress() {
  const router = useRouter();
  useEffect(() => {
    let times = 0;
    const timer = setInterval(() => {
      if (document.visibilityState !== "visible") return;
      times += 1;
      if (times > mostTimes) clearInterval(timer);
      else router.refresh();
    }, everyMs);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}
