"use client";

import type { ReactNode } from "react";
import { CommandForm } from "@/components/forms/command-form";
import type { SaveTwoFactorPolicy } from "./save-two-factor-policy";

interface TwoFactorOffFormProps {
  slug: string;
  save: SaveTwoFactorPolicy;
  layout: "plain" | "dialog";
  footer: ReactNode;
  onDone?: (saved: { isRequired: boolean }) => void;
}

const sentences = { forbidden: "Only an owner can change this." };

export function TwoFactorOffForm({ slug, save, layout, footer, onDone }: TwoFactorOffFormProps) {
  return (
    <CommandForm
      action={save}
      sentences={sentences}
      hidden={{ organisation: slug, isRequired: "no", ...(layout === "plain" ? { "?page": "yes" } : {}) }}
      layout={layout}
      footer={footer}
      {...(onDone ? { onDone } : {})}
    />
  );
}
