"use client";

import * as Radix from "@radix-ui/react-dropdown-menu";
import { Check, Ellipsis } from "lucide-react";
import Link from "next/link";
import { createContext, type ReactNode, useContext, useId, useRef } from "react";
import { useHydrated } from "./use-hydrated";

/**
 * What an item does waits until the menu has closed and the focus is back on its button. A dialog that opens then can
 * give the focus back to that button; opened at once, it would remember an item that no longer exists.
 */
const Later = createContext<(act: () => void) => void>((act) => act());

export interface MenuProps {
  trigger: ReactNode;
  children: ReactNode;
  align?: "start" | "end";
}

/** Whether the menu around a trigger is there yet. */
const IsThere = createContext(false);

/**
 * On the server a menu is its button and nothing else: a list has one in each row, none of which can open before the page
 * has come alive anyway.
 */
export function Menu(props: MenuProps) {
  const isThere = useHydrated();
  if (!isThere) return props.trigger;
  return (
    <IsThere value={true}>
      <LiveMenu {...props} />
    </IsThere>
  );
}

function LiveMenu({ trigger, children, align = "end" }: MenuProps) {
  const waiting = useRef<(() => void) | null>(null);

  function actAfterClose() {
    const act = waiting.current;
    waiting.current = null;
    if (act) queueMicrotask(act);
  }

  return (
    <Radix.Root modal={false}>
      {trigger}
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={6}
          collisionPadding={8}
          onCloseAutoFocus={actAfterClose}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-48 max-w-[min(320px,calc(100vw-16px))] animate-fade overflow-y-auto rounded-lg border border-line bg-surface p-1 shadow-pop outline-none"
        >
          <Later
            value={(act) => {
              waiting.current = act;
            }}
          >
            {children}
          </Later>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export interface MenuTriggerProps {
  /** The accessible name, such as "Actions for Adam Khan". Left out, the children name the button. */
  label?: string;
  className?: string;
  children?: ReactNode;
}

const dots = "grid size-7 max-sm:size-10 place-items-center rounded-sm text-muted hover:bg-sunken hover:text-ink";

export function MenuTrigger({ label, className = dots, children }: MenuTriggerProps) {
  const face = children ?? <Ellipsis aria-hidden size={16} />;
  if (useContext(IsThere)) {
    return (
      <Radix.Trigger aria-label={label} className={className}>
        {face}
      </Radix.Trigger>
    );
  }
  return (
    <button type="button" aria-label={label} aria-haspopup="menu" aria-expanded={false} className={className}>
      {face}
    </button>
  );
}

const row =
  "flex min-h-8 max-sm:min-h-10 w-full cursor-pointer items-center gap-2 rounded-sm px-2 py-1.5 text-left outline-none data-highlighted:bg-sunken forced-colors:data-highlighted:outline-2";

export interface MenuItemProps {
  children: ReactNode;
  /** A link; else a button that calls `onSelect`. */
  href?: string;
  onSelect?: () => void;
  /** Destroys something. */
  danger?: boolean;
  /** It is off, and this says why: read by eye and by screen reader, since the item can be reached all the same. */
  why?: string | undefined;
  current?: boolean;
}

export function MenuItem({ children, href, onSelect, danger = false, why, current }: MenuItemProps) {
  const later = useContext(Later);
  const id = useId();
  if (why)
    return (
      <Radix.Item
        aria-disabled
        aria-labelledby={id}
        aria-describedby={`${id}-why`}
        className={`${row} cursor-not-allowed`}
        onSelect={(event) => event.preventDefault()}
      >
        <span className="min-w-0 text-muted">
          <span id={id} className="block">
            {children}
          </span>
          <span id={`${id}-why`} className="block text-sm">
            {why}
          </span>
        </span>
      </Radix.Item>
    );
  const className = `${row} ${danger ? "text-danger" : ""}`;
  if (href !== undefined) {
    return (
      <Radix.Item asChild className={className}>
        <Link href={href} aria-current={current ? "true" : undefined}>
          <span className="min-w-0 flex-1 truncate">{children}</span>
          {current ? <Check aria-hidden size={14} className="shrink-0 text-accent-text" /> : null}
        </Link>
      </Radix.Item>
    );
  }
  return (
    <Radix.Item className={className} onSelect={() => onSelect && later(onSelect)}>
      {children}
    </Radix.Item>
  );
}

export function MenuSeparator() {
  return <Radix.Separator className="-mx-1 my-1 h-px bg-line" />;
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className="px-2 py-1.5 text-sm text-muted">{children}</Radix.Label>;
}
