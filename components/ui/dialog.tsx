"use client";

import * as Radix from "@radix-ui/react-dialog";
import { X } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  /** Of its own, whatever is in it: where something opens inside, neither the dialog nor its buttons move. */
  height?: keyof typeof heights | undefined;
  /** Near the top of the window, where what grows and shrinks below a field moves nothing. */
  isAtTop?: boolean;
  /** A `DialogBody`, or a form with `layout="dialog"`. */
  children: ReactNode;
}

const heights = {
  tall: "h-[92dvh] sm:h-[min(800px,calc(100dvh-48px))] [overflow-anchor:none]",
  middle: "h-[92dvh] sm:h-[min(540px,calc(100dvh-48px))] [overflow-anchor:none]",
} as const;

/** Opened by state rather than by a Radix trigger, so it remembers by itself what had the focus and gives it back. */
export function Dialog({ open, onOpenChange, title, description, height, isAtTop = false, children }: DialogProps) {
  const opener = useRef<HTMLElement | null>(null);
  // Every row of a list has dialogs of its own, and hardly one is ever opened: until then it costs the page nothing.
  const [wasOpened, setWasOpened] = useState(open);
  if (open && !wasOpened) setWasOpened(true);

  function rememberOpener(event: Event) {
    opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    stopAtChosen(event.currentTarget as HTMLElement);
  }

  function giveFocusBack(event: Event) {
    event.preventDefault();
    if (opener.current?.isConnected) opener.current.focus();
    else focusMain();
  }

  // A removed row takes its dialog and the opener with it: nobody should be thrown back to the top of the page.
  useEffect(
    () => () => {
      if (opener.current && document.activeElement === document.body) focusMain();
    },
    [],
  );

  if (!wasOpened) return null;
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-fade bg-veil" />
        <Radix.Content
          {...(description ? {} : { "aria-describedby": undefined })}
          onOpenAutoFocus={rememberOpener}
          onCloseAutoFocus={giveFocusBack}
          onKeyDownCapture={({ key, currentTarget }) => key === "Tab" && stopAtChosen(currentTarget)}
          className={`fixed inset-x-0 z-50 mx-auto flex max-h-[92dvh] w-full animate-rise flex-col overflow-y-auto border border-line bg-surface shadow-pop outline-none sm:bottom-auto sm:w-[520px] sm:rounded-xl ${isAtTop ? atTop : inTheMiddle} ${height ? heights[height] : ""}`}
        >
          <header className="pt-5 pr-14 pb-1 pl-6">
            <Radix.Title>{title}</Radix.Title>
            {description ? (
              <Radix.Description asChild>
                <div className="text-muted">{description}</div>
              </Radix.Description>
            ) : null}
          </header>
          {children}
          {/* Last, so that the first field takes the focus and not the way out. */}
          <Radix.Close
            aria-label="Close"
            className="absolute top-4 right-4 grid size-8 max-sm:top-3 max-sm:right-3 max-sm:size-10 place-items-center rounded-sm text-muted hover:bg-sunken hover:text-ink"
          >
            <X aria-hidden size={16} />
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** On a phone from the edge that its keyboard leaves free, or from the one that thumbs reach. */
const atTop = "top-0 rounded-b-xl sm:top-[10dvh] sm:max-h-[80dvh]";
const inTheMiddle = "bottom-0 rounded-t-xl sm:top-1/2 sm:max-h-[calc(100dvh-48px)] sm:-translate-y-1/2";

/**
 * In a browser the Tab key stops at the chosen one of several radio buttons. Radix, which leads the focus round a dialog,
 * takes each for a stop: it would open on the first, where an arrow key chooses the second. So it is told in its terms.
 */
function stopAtChosen(dialog: HTMLElement) {
  const radios = [...dialog.querySelectorAll<HTMLInputElement>("input[type=radio]")];
  for (const radio of radios) {
    const isAsked = radios.every(({ name, form, checked }) => name !== radio.name || form !== radio.form || !checked);
    radio.tabIndex = radio.checked || isAsked ? 0 : -1;
  }
}

/** Where the focus goes when what had it is gone. */
export function focusMain() {
  document.getElementById("main")?.focus({ preventScroll: true });
}

/** Nothing to say beyond title and description: then there is no body, only their distance to the foot. */
export function DialogBody({ children }: { children: ReactNode }) {
  return <div className="grid gap-4 px-6 pt-3 pb-5 empty:pt-0 empty:pb-4">{children}</div>;
}

/** Stays in view while the body scrolls under it. */
export function DialogFooter({ children }: { children: ReactNode }) {
  return (
    <footer className="sticky bottom-0 mt-auto flex flex-wrap items-center justify-end gap-2 border-t border-line bg-sunken px-6 py-3.5">
      {children}
    </footer>
  );
}

/** Closes the dialog round it: `<DialogCancel><Button>Cancel</Button></DialogCancel>`. */
export function DialogCancel({ children }: { children: ReactNode }) {
  return <Radix.Close asChild>{children}</Radix.Close>;
}
