"use client";

import { useLayoutEffect, useRef } from "react";

/**
 * What somebody has just pressed stays where it is in its dialog, though what stood open above it closes; and what opens
 * below it comes into view.
 *
 * @returns to be told what was pressed, before the change
 */
export function useKeptPlace(): (pressed: HTMLElement) => void {
  const held = useRef<{ readonly pressed: HTMLElement; readonly top: number } | null>(null);
  useLayoutEffect(() => {
    const was = held.current;
    held.current = null;
    const scroller = was?.pressed.closest<HTMLElement>("[role=dialog]");
    if (!was || !scroller) return;
    scroller.scrollTop += was.pressed.getBoundingClientRect().top - was.top;
    was.pressed.closest("label")?.parentElement?.scrollIntoView({ block: "nearest" });
  });
  return (pressed) => {
    held.current = { pressed, top: pressed.getBoundingClientRect().top };
  };
}
