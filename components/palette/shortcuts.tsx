"use client";

import { createContext, lazy, type ReactNode, Suspense, useContext, useEffect, useState } from "react";
import type { KnownPlaces } from "./destinations";
import { areSingleKeysOn } from "./single-keys";

// Brought when they are opened: no page waits for them.
const Palette = lazy(() => import("./palette").then(({ Palette: it }) => ({ default: it })));
const KeysDialog = lazy(() => import("./keys-dialog").then(({ KeysDialog: it }) => ({ default: it })));

type Opened = "palette" | "keys";

const Open = createContext<(what: Opened) => void>(() => {});

/** For the button or menu item that opens one of them. */
export const useOpenShortcuts = () => useContext(Open);

/** Hears the keys of the whole page, and holds what they open. */
export function Shortcuts({ known, children }: { known: KnownPlaces; children: ReactNode }) {
  const [opened, setOpened] = useState<Opened | null>(null);
  // What was once there stays, so that it can give the focus back.
  const [brought, setBrought] = useState<ReadonlySet<Opened>>(new Set());

  function open(what: Opened) {
    setBrought((before) => new Set(before).add(what));
    setOpened(what);
  }

  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing || isBusy(event.target)) return;
      const wanted = meantBy(event);
      if (!wanted) return;
      if (wanted === "search") {
        const search = document.querySelector<HTMLInputElement>("main input[type=search]");
        if (!search?.checkVisibility()) return;
        event.preventDefault();
        search.focus();
        search.select();
        return;
      }
      event.preventDefault();
      setBrought((before) => new Set(before).add(wanted));
      setOpened(wanted);
    }
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);

  const opening = (what: Opened) => ({
    open: opened === what,
    onOpenChange: (isOpen: boolean) => setOpened(isOpen ? what : null),
  });
  return (
    <Open value={open}>
      {children}
      <Suspense>
        {brought.has("palette") ? <Palette known={known} {...opening("palette")} /> : null}
        {brought.has("keys") ? <KeysDialog {...opening("keys")} /> : null}
      </Suspense>
    </Open>
  );
}

function meantBy({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): Opened | "search" | null {
  if (key.toLowerCase() === "k" && (ctrlKey || metaKey) && !altKey) return "palette";
  if (ctrlKey || metaKey || altKey || !areSingleKeysOn()) return null;
  if (key === "/") return "search";
  return key === "?" ? "keys" : null;
}

/** In a field the keys are letters; in front of an open dialog or menu they are its own. */
function isBusy(target: EventTarget | null): boolean {
  if (target instanceof HTMLElement && (target.isContentEditable || isField(target))) return true;
  return Array.from(document.querySelectorAll("[role=dialog], [role=menu]")).some((each) => each.checkVisibility());
}

/** A box to tick takes no letters. */
const isField = (element: HTMLElement) =>
  element.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=button], [type=submit])");
