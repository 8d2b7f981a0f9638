"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};
const viewerZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The zone of whoever reads, once the page runs. Until then, and without JavaScript, the one that the server knows. */
export function useViewerZone(known: string): string {
  return useSyncExternalStore(never, viewerZone, () => known);
}
