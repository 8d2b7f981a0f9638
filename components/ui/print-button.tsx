"use client";

import { Printer } from "lucide-react";
import { Button } from "./button";
import { useHydrated } from "./use-hydrated";

/** Without JavaScript the browser's own menu prints the same: what stands in `.print-alone`, and nothing else. */
export function PrintButton() {
  if (!useHydrated()) return null;
  return (
    <Button onClick={() => window.print()}>
      <Printer aria-hidden size={14} />
      Print
    </Button>
  );
}
