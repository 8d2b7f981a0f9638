"use client";

import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogCancel } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import type { TwoFactorPreview } from "@/lib/organisations/preview-two-factor-policy";
import type { SaveTwoFactorPolicy } from "./save-two-factor-policy";
import { TwoFactorForm } from "./two-factor-form";
import { TwoFactorOffForm } from "./two-factor-off-form";

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
  const toast = useToast();
  const preview = usePreview(page, wanted === "on");
  const cancel = (
    <DialogCancel>
      <Button>Cancel</Button>
    </DialogCancel>
  );

  function done({ isRequired }: { isRequired: boolean }) {
    close();
    toast(isRequired ? "Two-factor policy saved" : "Two-factor authentication is no longer required");
  }

  const isOff = wanted === "off";
  return (
    <Dialog
      open={wanted !== null}
      onOpenChange={(isOpen) => (isOpen ? undefined : close())}
      title={isOff ? "Stop requiring two-factor authentication" : "Require two-factor authentication"}
      description={
        isOff
          ? "Members without it can then work here. What members have set up stays."
          : "From then on, members without it are led to set it up before they can work here. They stay members."
      }
    >
      {isOff ? (
        <TwoFactorOffForm
          slug={slug}
          seen={seen}
          save={save}
          layout="dialog"
          onDone={done}
          footer={
            <>
              {cancel}
              <SubmitButton variant="danger">Switch off</SubmitButton>
            </>
          }
        />
      ) : preview ? (
        <TwoFactorForm preview={preview} save={save} layout="dialog" onDone={done} cancel={cancel} />
      ) : (
        <DialogBody>
          <p role="status" className="sr-only">
            Loading
          </p>
          <Skeleton className="h-44 w-full" />
        </DialogBody>
      )}
    </Dialog>
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
