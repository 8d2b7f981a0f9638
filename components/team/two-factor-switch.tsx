"use client";

import Link from "next/link";
import { type MouseEvent, type ReactNode, useId, useState } from "react";
import { TwoFactorDialog } from "./two-factor-dialog";
import type { SaveTwoFactorPolicy } from "./two-factor-policy";

interface TwoFactorSwitchProps {
  slug: string;
  seen: string;
  isRequired: boolean;
  save: SaveTwoFactorPolicy;
  /** The state in words. */
  children: ReactNode;
}

/** The tick follows what is saved, and while the dialog is open what somebody is about to save. */
export function TwoFactorSwitch({ slug, seen, isRequired, save, children }: TwoFactorSwitchProps) {
  const id = useId();
  const [wanted, setWanted] = useState<"on" | "off" | null>(null);
  const page = `/orgs/${slug}/team/two-factor`;

  function open(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    setWanted("on");
  }

  return (
    <div className="flex gap-3">
      <input
        id={id}
        type="checkbox"
        checked={wanted ? wanted === "on" : isRequired}
        onChange={(event) => setWanted(event.target.checked ? "on" : "off")}
        aria-describedby={`${id}-about`}
        aria-haspopup="dialog"
      />
      <div className="min-w-0 flex-1">
        <label htmlFor={id} className="block cursor-pointer font-medium">
          Require two-factor authentication
        </label>
        <div id={`${id}-about`} className="text-muted">
          {children}
          {isRequired ? (
            <>
              {" · "}
              <Link href={page} prefetch={false} className="link" onClick={open}>
                Change
              </Link>
            </>
          ) : (
            // Without JavaScript the tick alone does nothing.
            <noscript>
              {" · "}
              <a href={page} className="link">
                Set this up
              </a>
            </noscript>
          )}
        </div>
      </div>
      <TwoFactorDialog slug={slug} seen={seen} page={page} wanted={wanted} save={save} close={() => setWanted(null)} />
    </div>
  );
}
