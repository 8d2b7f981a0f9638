"use client";

import type { ReactNode } from "react";
import { CommandForm } from "@/components/forms/command-form";
import { teamRefusals } from "./refusals";
import type { SaveTwoFactorPolicy } from "./save-two-factor-policy";

interface TwoFactorOffFormProps {
  slug: string;
  seen: string;
  save: SaveTwoFactorPolicy;
  layout: "plain" | "dialog";
  footer: ReactNode;
  onDone?: (saved: { isRequired: boolean }) => void;
}

export function TwoFactorOffForm({ slug, seen, save, layout, footer, onDone }: TwoFactorOffFormProps) {
  return (
    <CommandForm
      action={save}
      sentences={teamRefusals.set_two_factor_policy}
      hidden={{ organisation: slug, seen, isRequired: "no", ...(layout === "plain" ? { "?page": "yes" } : {}) }}
      layout={layout}
      footer={footer}
      {...(onDone ? { onDone } : {})}
    />
  );
}
