"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button, type ButtonSize, type ButtonVariant } from "./button";
import { useHydrated } from "./use-hydrated";

export interface CopyButtonProps {
  text: string;
  label?: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
}

const results = { waiting: "", copied: "Copied", failed: "Could not copy. Select the text and copy it yourself." };

export function CopyButton({ text, label = "Copy", variant = "secondary", size = "sm" }: CopyButtonProps) {
  const [result, setResult] = useState<keyof typeof results>("waiting");
  if (!useHydrated()) return null;

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setResult("copied");
    } catch {
      setResult("failed");
    }
  }

  return (
    <span className="inline-flex items-center gap-2">
      <Button variant={variant} size={size} onClick={copy}>
        {result === "copied" ? <Check aria-hidden size={14} /> : <Copy aria-hidden size={14} />}
        {label}
      </Button>
      <span role="status" className="text-sm text-muted">
        {results[result]}
      </span>
    </span>
  );
}
