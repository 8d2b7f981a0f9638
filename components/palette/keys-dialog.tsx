"use client";

import { useId } from "react";
import { Dialog, DialogBody } from "@/components/ui/dialog";
import { keepSingleKeys, useSingleKeys } from "./single-keys";

interface KeysDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** What keys there are, and a switch for those that are a letter alone, which speech input can press by mistake (WCAG 2.1.4). */
export function KeysDialog({ open, onOpenChange }: KeysDialogProps) {
  const id = useId();
  const isOn = useSingleKeys();
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Keyboard shortcuts"
      description="They do nothing while you type in a field."
    >
      <DialogBody>
        <dl className="divide-y divide-line border-y border-line">
          <Row does="Go to a page, project or person" keys={["Ctrl K", "⌘ K"]} />
          <Row does="Go to this page’s search" keys={["/"]} isOff={!isOn} />
          <Row does="Show these keys" keys={["?"]} isOff={!isOn} />
          <Row does="Close what is open" keys={["Esc"]} />
        </dl>
        <div className="flex gap-3">
          <input
            id={id}
            type="checkbox"
            checked={isOn}
            onChange={({ target }) => keepSingleKeys(target.checked)}
            aria-describedby={`${id}-about`}
          />
          <div>
            <label htmlFor={id} className="block font-medium">
              Use / and ? as shortcuts
            </label>
            <p id={`${id}-about`} className="text-muted">
              Turn this off if you control your computer by voice. This browser remembers it.
            </p>
          </div>
        </div>
      </DialogBody>
    </Dialog>
  );
}

function Row({ does, keys, isOff = false }: { does: string; keys: readonly string[]; isOff?: boolean }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2.5">
      <dt>{does}</dt>
      <dd className="flex items-center gap-1.5 text-muted">
        {isOff ? <span className="text-sm">Turned off</span> : null}
        {keys.map((key) => (
          <kbd
            key={key}
            className="rounded-sm border border-line-strong bg-sunken px-1.5 py-px font-sans text-sm text-ink"
          >
            {key}
          </kbd>
        ))}
      </dd>
    </div>
  );
}
