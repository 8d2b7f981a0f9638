"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { TimeAgo } from "@/components/ui/time-ago";
import { useHydrated } from "@/components/ui/use-hydrated";
import type { FormAction } from "@/lib/kernel/form-state";
import { RemoveKeyDialog } from "./remove-key-dialog";
import { RenameKeyDialog } from "./rename-key-dialog";

export interface KeyItem {
  readonly id: string;
  readonly name: string;
  readonly seen: string;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
}

interface KeyListProps {
  keys: readonly KeyItem[];
  rename: FormAction<null>;
  remove: FormAction<null>;
}

/** The person's security keys and passkeys. Without JavaScript they are listed only: what changes them needs a proof first. */
export function KeyList({ keys, rename, remove }: KeyListProps) {
  const hydrated = useHydrated();
  const [open, setOpen] = useState<{ what: "rename" | "remove"; key: KeyItem } | null>(null);
  const close = (isOpen: boolean) => isOpen || setOpen(null);
  return (
    <>
      <ul aria-label="Your security keys" className="rounded-lg border border-line">
        {keys.map((key) => (
          <li
            key={key.id}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line px-4 py-3 last:border-b-0"
          >
            <div className="min-w-0">
              <div className="font-medium wrap-anywhere">{key.name}</div>
              <div className="text-sm text-muted">
                Added <TimeAgo at={key.createdAt} /> ·{" "}
                {key.lastUsedAt ? (
                  <>
                    last used <TimeAgo at={key.lastUsedAt} />
                  </>
                ) : (
                  "not used yet"
                )}
              </div>
            </div>
            {hydrated ? (
              <div className="flex gap-2">
                <Button size="sm" aria-label={`Rename ${key.name}`} onClick={() => setOpen({ what: "rename", key })}>
                  Rename
                </Button>
                <Button size="sm" aria-label={`Remove ${key.name}`} onClick={() => setOpen({ what: "remove", key })}>
                  Remove
                </Button>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {hydrated ? null : (
        <p className="hidden text-sm text-muted noscript:block">
          Renaming and removing a key need JavaScript. Turn it on and reload the page.
        </p>
      )}
      {open?.what === "rename" ? <RenameKeyDialog item={open.key} action={rename} onOpenChange={close} /> : null}
      {open?.what === "remove" ? <RemoveKeyDialog item={open.key} action={remove} onOpenChange={close} /> : null}
    </>
  );
}
