"use client";

import { useSyncExternalStore } from "react";

const place = "single-keys";
const changed = new EventTarget();

function subscribe(tell: () => void): () => void {
  changed.addEventListener("change", tell);
  window.addEventListener("storage", tell);
  return () => {
    changed.removeEventListener("change", tell);
    window.removeEventListener("storage", tell);
  };
}

/** Whether a key alone, without Ctrl or ⌘, is a shortcut. A browser that keeps nothing has them on. */
export function areSingleKeysOn(): boolean {
  try {
    return localStorage.getItem(place) !== "off";
  } catch {
    return true;
  }
}

export function keepSingleKeys(isOn: boolean): void {
  try {
    if (isOn) localStorage.removeItem(place);
    else localStorage.setItem(place, "off");
  } catch {
    // Nothing is kept in this browser.
  }
  changed.dispatchEvent(new Event("change"));
}

export function useSingleKeys(): boolean {
  return useSyncExternalStore(subscribe, areSingleKeysOn, () => true);
}
