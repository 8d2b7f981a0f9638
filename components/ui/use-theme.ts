"use client";

import { useSyncExternalStore } from "react";

export const themes = [
  { value: "system", label: "System" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
] as const;

export type Theme = (typeof themes)[number]["value"];

const oneYearInSeconds = 31_536_000;

function subscribe(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}

function current(): Theme {
  const theme = document.documentElement.dataset.theme;
  return theme === "light" || theme === "dark" ? theme : "system";
}

const onServer = (): Theme => "system";

/** The cookie lets the server put `data-theme` on <html>, so that a page never flashes in the wrong colours. */
export function chooseTheme(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  const age = theme === "system" ? 0 : oneYearInSeconds;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on plain http and in older browsers
  document.cookie = `theme=${theme}; Max-Age=${age}; Path=/; SameSite=Lax`;
}

export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, current, onServer);
}
