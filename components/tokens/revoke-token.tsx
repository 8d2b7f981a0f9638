"use client";

import { useState } from "react";
import { CommandDialog } from "@/components/forms/command-dialog";
import { CommandForm } from "@/components/forms/command-form";
import { Button } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import { useHydrated } from "@/components/ui/use-hydrated";
import type { FormAction } from "@/lib/kernel/form-state";
import { tokenRefusals } from "./refusals";

interface RevokeTokenProps {
  token: { readonly id: string; readonly name: string };
  revoke: FormAction<{ name: string }>;
  /** The organisation, where an owner revokes a member's. */
  organisation?: string;
  /** Whose it is, when it is not one's own. */
  ownerName?: string;
}

/** Asks before it revokes. Without JavaScript the button does it at once: better too soon than not at all. */
export function RevokeToken({ token, revoke, organisation, ownerName }: RevokeTokenProps) {
  const [isOpen, setOpen] = useState(false);
  const hidden = { tokenId: token.id, ...(organisation ? { organisation } : {}) };
  const label = `Revoke ${token.name}${ownerName ? ` of ${ownerName}` : ""}`;
  if (!useHydrated())
    return (
      <CommandForm
        action={revoke}
        sentences={tokenRefusals.revoke_token}
        hidden={hidden}
        footer={
          <SubmitButton variant="secondary" size="sm" aria-label={label}>
            Revoke
          </SubmitButton>
        }
      />
    );
  return (
    <>
      <Button size="sm" aria-label={label} onClick={() => setOpen(true)}>
        Revoke
      </Button>
      <CommandDialog
        open={isOpen}
        onOpenChange={setOpen}
        title={label}
        description="Programs that use it lose access straight away. This cannot be undone."
        action={revoke}
        sentences={tokenRefusals.revoke_token}
        hidden={hidden}
        submit="Revoke"
        danger
        done={() => "API token revoked"}
      />
    </>
  );
}
