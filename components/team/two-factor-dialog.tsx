"use client";

import { useEffect, useState } from "react";
import { CommandDialog } from "@/components/forms/command-dialog";
import type { TwoFactorPreview } from "@/lib/organisations/preview-two-factor-policy";
import { isReady, TwoFactorFields } from "./two-factor-fields";
import { requireForm, type SaveTwoFactorPolicy, switchOffForm } from "./two-factor-policy";

interface TwoFactorDialogProps {
  slug: string;
  /** What the page says of the policy. */
  seen: string;
  /** Where the same stands as a page. */
  page: string;
  wanted: "on" | "off" | null;
  save: SaveTwoFactorPolicy;
  close: () => void;
}

export function TwoFactorDialog({ slug, seen, page, wanted, save, close }: TwoFactorDialogProps) {
  const preview = usePreview(page, wanted === "on");
  const [ticked, setTicked] = useState<boolean | null>(null);
  const doTextsCount = ticked ?? preview?.textMessagesCount ?? false;
  const onOpenChange = (isOpen: boolean) => {
    if (isOpen) return;
    setTicked(null);
    close();
  };
  return (
    <>
      <CommandDialog
        open={wanted === "on"}
        onOpenChange={onOpenChange}
        title="Require two-factor authentication"
        description="From then on, members without it are led to set it up before they can work here. They stay members."
        isLoading={preview === null}
        action={save}
        {...requireForm(preview ?? { slug, seen })}
        submit="Save"
        blocked={preview !== null && !isReady(preview, doTextsCount)}
        done={() => "Two-factor policy saved"}
      >
        {preview ? (
          <TwoFactorFields preview={preview} doTextsCount={doTextsCount} onTextsCountChange={setTicked} />
        ) : null}
      </CommandDialog>
      <CommandDialog
        open={wanted === "off"}
        onOpenChange={onOpenChange}
        title="Stop requiring two-factor authentication"
        description="Members without it can then work here. What members have set up stays."
        action={save}
        {...switchOffForm({ slug, seen })}
        submit="Switch off"
        danger
        done={() => "Two-factor authentication is no longer required"}
      />
    </>
  );
}

/** Asked for anew each time that the dialog opens. Where it cannot be had, the page says why. */
function usePreview(page: string, isAsked: boolean): TwoFactorPreview | null {
  const [preview, setPreview] = useState<TwoFactorPreview | null>(null);
  useEffect(() => {
    if (!isAsked) return;
    const leaving = new AbortController();
    setPreview(null);
    fetch(`${page}/preview`, { signal: leaving.signal, headers: { accept: "application/json" }, redirect: "error" })
      .then(async (answer) => {
        if (!answer.ok) throw new Error("refused");
        setPreview((await answer.json()) as TwoFactorPreview);
      })
      .catch(() => {
        if (!leaving.signal.aborted) window.location.assign(page);
      });
    return () => leaving.abort();
  }, [page, isAsked]);
  return preview;
}
