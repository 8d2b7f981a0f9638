"use client";

import { Search } from "lucide-react";
import { useHydrated } from "@/components/ui/use-hydrated";
import { useOpenShortcuts } from "./shortcuts";

/** The way in that is seen, with the key that does the same. */
export function PaletteButton() {
  const open = useOpenShortcuts();
  const isMac = useHydrated() && /Mac|iPhone|iPad/.test(navigator.platform);
  return (
    <button
      type="button"
      aria-label="Go to…"
      aria-haspopup="dialog"
      aria-keyshortcuts="Control+K Meta+K"
      onClick={() => open("palette")}
      className="flex h-[34px] items-center gap-2 rounded-md border border-line px-2.5 text-muted hover:border-line-strong hover:bg-sunken hover:text-ink max-sm:size-10 max-sm:justify-center max-sm:border-transparent max-sm:px-0 noscript:hidden"
    >
      <Search aria-hidden size={16} className="shrink-0" />
      <span className="max-sm:hidden">Go to…</span>
      {/* As wide for either name, so that nothing moves once it is known. */}
      <kbd className="min-w-10 text-right font-sans text-sm max-md:hidden">{isMac ? "⌘ K" : "Ctrl K"}</kbd>
    </button>
  );
}
