"use client";

import { useHydrated } from "./use-hydrated";
import { chooseTheme, themes, useTheme } from "./use-theme";

/** For a page. Inside a menu use `MenuChoices` with `useTheme`: a menu may hold menu items only. */
export function ThemeSwitch() {
  const theme = useTheme();
  if (!useHydrated()) return null;
  return (
    <fieldset className="inline-flex rounded-md border border-line bg-sunken p-0.5">
      <legend className="sr-only">Theme</legend>
      {themes.map(({ value, label }) => (
        <label
          key={value}
          className="relative flex h-7 items-center rounded-sm px-2.5 text-sm text-muted has-checked:bg-surface has-checked:font-medium has-checked:text-ink has-checked:shadow-card has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name="theme"
            value={value}
            checked={theme === value}
            onChange={() => chooseTheme(value)}
            className="sr-only"
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
