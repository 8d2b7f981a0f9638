"use client";

import { useState } from "react";
import { CommandDialog } from "@/components/forms/command-dialog";
import { Button } from "@/components/ui/button";
import type { FormAction } from "@/lib/kernel/form-state";
import { templateRefusals } from "./refusals";

interface RestoreVersionButtonProps {
  action: FormAction<{ version: number; restoredFrom: number }>;
  project: string;
  templateId: string;
  version: number;
  seen: string;
}

export function RestoreVersionButton({ action, project, templateId, version, seen }: RestoreVersionButtonProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" aria-haspopup="dialog" aria-label={`Restore version ${version}`} onClick={() => setOpen(true)}>
        Restore
      </Button>
      <CommandDialog
        open={isOpen}
        onOpenChange={setOpen}
        title={`Restore version ${version}`}
        description="Its text becomes the newest version. Nothing that was written since is lost."
        action={action}
        sentences={templateRefusals.restore_version}
        hidden={{ project, templateId, version: String(version), seen }}
        submit="Restore"
        done={(done) => `Version ${done.restoredFrom} was restored as version ${done.version}`}
      />
    </>
  );
}
