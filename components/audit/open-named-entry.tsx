"use client";

import { useEffect } from "react";

/** Opens the entry that the address names. What comes by stream is not there yet when the browser itself looks for it. */
export function OpenNamedEntry() {
  useEffect(() => {
    const entry = document.getElementById(window.location.hash.slice(1))?.closest("details");
    if (!entry) return;
    entry.open = true;
    entry.scrollIntoView({ block: "center" });
  }, []);
  return null;
}
